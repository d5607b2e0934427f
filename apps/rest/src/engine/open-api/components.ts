import { z } from "zod";
import type { Dialect } from "../table/dialect.ts";
import type { Column, Mode, Shape } from "../shape/shape.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import { NamedSchemas } from "./named-schemas.ts";
import type { JsonSchema } from "./open-api-types.ts";
import { shownIn } from "./shown-in.ts";

/** The schemas of a dialect's shapes, each made when it is first referred to. */
export interface Components {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** what a shape shows */
  shown(of: Shape<never>): JsonSchema;
  /** what is sent of a shape */
  written(of: Shape<never>, mode: Mode): JsonSchema;
  /** a schema of anything else */
  json(schema: z.core.$ZodType, io: "input" | "output"): JsonSchema;
}

const modes: Record<Mode, string> = { create: "New", put: "Whole", patch: "Changed" };
const anything = z.unknown();

export function componentsOf({ name, about }: Dialect<never>): Components {
  const named = new NamedSchemas((name[0] ?? "").toUpperCase() + name.slice(1));
  const json: Components["json"] = (schema, io) =>
    jsonSchemaOf(schema, io, (of, io) => (io === "output" ? shown(of) : written(of, "create")));

  const worded = (of: Shape<never>, column: Column, schema: JsonSchema): JsonSchema => {
    const words = about.fields[`${of.name}.${column.name}`] ?? about.fields[column.name];
    if (words === undefined) return schema;
    const { description } = schema;
    return { ...schema, description: typeof description === "string" ? `${words} ${description}` : words };
  };

  const shown = (of: Shape<never>): JsonSchema =>
    named.refer(of, "", () => {
      const fields = of.columns.flatMap((column) => {
        const told = shownIn(column, json);
        return told ? [{ ...told, name: column.name, schema: worded(of, column, told.schema) }] : [];
      });
      const always = about.always?.(of) ?? fields.flatMap(({ name, optional }) => (optional ? [] : [name]));
      return objectOf(fields, always);
    });

  const written = (of: Shape<never>, mode: Mode): JsonSchema =>
    named.refer(of, modes[mode], () => {
      const columns = of.columns.filter(({ written }) => written && !(written.once && mode !== "create"));
      const fields = columns.map((column) => {
        const { schema, decode = anything } = column.written?.codec ?? {};
        return { name: column.name, schema: worded(of, column, json(schema ?? decode, "input")) };
      });
      const required = columns.filter(({ written }) => written?.required === true && mode !== "patch");
      return objectOf(
        fields,
        required.map(({ name }) => name),
      );
    });

  return { schemas: named.schemas, shown, written, json };
}

const objectOf = (
  fields: readonly { name: string; schema: JsonSchema }[],
  required: readonly string[],
): JsonSchema => ({
  type: "object",
  properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
  ...(required.length > 0 && { required }),
});
