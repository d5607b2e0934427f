import { z } from "zod";
import { conditionHeaders } from "../answer/preconditions.ts";
import type { Row } from "../table/row.ts";
import type { About } from "./about.ts";
import type { Components } from "./components.ts";
import type { Parameter } from "./open-api-types.ts";

/** What a row reads from its path, its query and its headers. */
export function parametersOf(row: Row<never>, about: About, { json }: Components): Parameter[] {
  const { query, kind, shows } = row.reply;
  const asked = query instanceof z.ZodObject ? Object.entries<z.ZodType>(query.shape) : [];
  const all = [
    ...[...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]): Parameter => ({
      name,
      in: "path",
      required: true,
      description: about.fields[`{${name}}`] ?? "Which one.",
      schema: about.id(name),
    })),
    ...(kind === "page" && shows ? about.paging(shows) : []),
    ...(about.parameters?.(row) ?? []),
    ...asked.map(([name, schema]): Parameter => ({
      name,
      in: "query",
      description: about.fields[`?${name}`] ?? schema.description ?? "",
      schema: json(schema, "input"),
    })),
    ...conditionHeaders(row),
  ];
  // what a page reads and what its row reads may be the same parameter
  return [...new Map(all.toReversed().map((one) => [`${one.in} ${one.name}`, one])).values()].toReversed();
}
