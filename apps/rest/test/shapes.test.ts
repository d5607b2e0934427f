import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Column, Shape } from "../src/engine/shape/shape.ts";
import { describeValue } from "../src/engine/shape/describe-value.ts";
import decided from "./checklist/decided-differences.json" with { type: "json" };
import documented from "./checklist/shapes.json" with { type: "json" };

interface DocumentedField {
  name: string;
  type: string;
  read_only: boolean | null;
  required: boolean | null;
}

const prefixes: Readonly<Record<string, string>> = {
  ramrisk: "RR",
  comp: "COMP",
  kendis: "KENDIS",
  xurrent: "XURRENT",
  incident: "INCIDENT",
};
const root = join(import.meta.dirname, "../src/dialects");

/** Every shape that a dialect exports, under its documented name; a new shape is in here by itself. */
const shapes = (
  await Promise.all(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /shapes(\/.*)?\.ts$/.test(file))
      .map(async (file) => {
        const exported = Object.values((await import(join(root, file))) as Record<string, unknown>);
        return exported
          .filter(isShape)
          .map((shape) => ({ name: `${prefixes[file.split("/")[0] ?? ""]}.${shape.name}`, shape }));
      }),
  )
).flat();

function isShape(value: unknown): value is Shape<never> {
  return typeof value === "object" && value !== null && "columns" in value;
}

const tables = documented as Record<string, { fields: DocumentedField[] }>;
const differences = decided as Record<string, string>;

/** What a documented type may be called in a field table. */
const words: readonly [RegExp, readonly string[]][] = [
  [/^integer$/, ["integer", "choice", "field"]],
  [/^(number|float)$/, ["float", "number", "integer"]],
  [/^string$/, ["string", "choice", "field"]],
  [/^file$/, ["file upload"]],
  [/^datetime$/, ["datetime", "string"]],
  [/^list</, ["list", "field"]],
  [/^(RR|COMP)\.|^object$|^daterange$/, ["nested object", "field"]],
];

const typesOf = (type: string): readonly string[] =>
  words.find(([pattern]) => pattern.test(type))?.[1] ?? [type];

const typeOf = ({ shown, written, model }: Column): string =>
  (
    written?.codec.describe ??
    shown?.codec?.describe ??
    describeValue(shown?.codec?.schema ?? written?.codec.schema ?? model)
  ).type;

it.each(shapes)(
  "$name has the documented fields, their types and who may write them, but for what was decided",
  ({ name, shape }) => {
    const fields = tables[name]?.fields ?? [];
    const ours = new Map(shape.columns.map((column) => [column.name, column]));
    const told: string[] = [];
    for (const field of fields) {
      const column = ours.get(field.name);
      if (!column) {
        told.push(`${field.name} is missing`);
        continue;
      }
      if (field.read_only !== null && field.read_only !== !column.written)
        told.push(`${field.name} ${column.written ? "can" : "cannot"} be written`);
      if (column.written && field.required !== null && field.required !== column.written.required)
        told.push(`${field.name} ${column.written.required ? "must" : "need not"} be sent`);
      if (!typesOf(field.type).includes(typeOf(column)))
        told.push(`${field.name} is ${typeOf(column)}, not ${field.type}`);
    }
    for (const column of ours.keys())
      if (!fields.some((field) => field.name === column)) told.push(`${column} is ours`);
    const allowed = Object.keys(differences).filter((key) => key.startsWith(`${name}: `));
    expect(told.map((what) => `${name}: ${what}`).toSorted()).toEqual(allowed.toSorted());
  },
);

it("has a reason for every decided difference, each of a shape that is there", () => {
  const names = shapes.map(({ name }) => name);
  for (const [difference, reason] of Object.entries(differences)) {
    expect(names).toContain(difference.split(": ")[0]);
    expect(reason).toMatch(/.{15,}/);
  }
});
