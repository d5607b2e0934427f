import { describeValue } from "../../engine/shape/describe-value.ts";
import type { Resource } from "../../engine/table/dialect.ts";
import { Refusal } from "../../engine/table/refusal.ts";
import type { Row } from "../../engine/table/row.ts";
import type { Column, Shape } from "../../engine/shape/shape.ts";

const parses = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

/** The metadata that Django REST Framework gives of a path: its name, and the fields of the POST and PUT that the caller may send. */
export function optionsOf({ path, rows }: Resource<never>, permitted: readonly Row<never>[]): Refusal {
  const actions = permitted.flatMap(({ method, reply: { reads } }) =>
    reads && (method === "POST" || method === "PUT")
      ? [[method, fieldsOf(reads.shape, method)] as const]
      : [],
  );
  const shows = rows.find(({ reply }) => reply.shows)?.reply.shows;
  const name = titled((shows?.name ?? path.split("/").at(-1) ?? "").replace(/V\d$/, ""));
  const kind = rows.some(({ reply }) => reply.kind === "page") ? "List" : "Detail";
  return new Refusal(200, {
    name: `${name} ${kind}`,
    description: "",
    renders: ["application/json"],
    parses,
    ...(actions.length > 0 && { actions: Object.fromEntries(actions) }),
  });
}

const fieldsOf = ({ columns }: Shape<never>, method: "POST" | "PUT") =>
  Object.fromEntries(
    columns.flatMap((column) =>
      [column.name, column.written?.alias ?? column.name].map((name) => [
        name,
        fieldOf({ ...column, name }, method),
      ]),
    ),
  );

function fieldOf({ name, shown, written, model }: Column, method: "POST" | "PUT") {
  const writable = written && !(written.once && method === "PUT") ? written : undefined;
  const { type, choices, maxLength } =
    writable?.codec.describe ?? shown?.codec?.describe ?? describeValue(model);
  const longest = maxLength ?? (writable && model ? describeValue(model).maxLength : undefined);
  return {
    type,
    required: writable?.required ?? false,
    read_only: writable === undefined,
    label: labelOf(name),
    ...(longest !== undefined && { max_length: longest }),
    ...(writable &&
      choices && { choices: choices.map(({ value, label }) => ({ value, display_name: label })) }),
  };
}

const labelOf = (name: string): string => (name[0] ?? "").toUpperCase() + name.slice(1).replaceAll("_", " ");

/** `RiskTag` is "Risk Tag". */
const titled = (name: string): string => labelOf(name).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
