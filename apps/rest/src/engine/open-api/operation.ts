import type { Dialect } from "../table/dialect.ts";
import { takesFiles } from "../body/takes-files.ts";
import type { Row } from "../table/row.ts";
import type { Components } from "./components.ts";
import { examplesOf, type Executed, sentIn } from "./examples.ts";
import { nameOf } from "./naming.ts";
import type { Header, MediaType, Operation, Response } from "./open-api-types.ts";
import { parametersOf } from "./parameters.ts";
import { refusalsOf } from "./refusals.ts";

/** One row as OpenAPI describes an operation. */
export function operationOf(
  dialect: Dialect<never>,
  row: Row<never>,
  { components, executed }: { components: Components; executed: readonly Executed[] },
): Operation {
  const { about, name } = dialect;
  const { operationId, summary, description, noun } = nameOf(row, about, name);
  const body = bodyOf(row, components, executed);
  return {
    operationId,
    summary,
    description,
    tags: [tagOf(about.title, noun.many)],
    security: row.open === true ? [] : Object.keys(about.security).map((scheme) => ({ [scheme]: [] })),
    parameters: parametersOf(row, about, components),
    ...(body && { requestBody: body }),
    responses: { ...successOf(dialect, row, components, executed), ...refusalsOf(dialect, row, executed) },
  };
}

/** Operations stand together by what they are about. */
export const tagOf = (title: string, many: string): string => `${title}: ${many}`;

function bodyOf(
  { reply: { reads } }: Row<never>,
  { written }: Components,
  executed: readonly Executed[],
): Operation["requestBody"] {
  if (!reads) return undefined;
  const schema = written(reads.shape, reads.mode);
  const examples = sentIn(executed);
  const json: MediaType = { schema, ...(Object.keys(examples).length > 0 && { examples }) };
  const forms = takesFiles(reads.shape) ? { "multipart/form-data": { schema } } : {};
  return {
    required: reads.shape.columns.some(({ written: one }) => one?.required),
    content: { "application/json": json, ...forms },
  };
}

const text = { type: "string" };

function successOf(
  { about }: Dialect<never>,
  row: Row<never>,
  { shown }: Components,
  executed: readonly Executed[],
): Record<string, Response> {
  const { kind, status, again, shows } = row.reply;
  const headers: Record<string, Header> = {
    ...(row.method === "GET" && row.open !== true && readHeaders),
    ...(kind === "one" && tagged),
    ...(row.location && located),
    ...about.headers?.(row),
  };
  const schema = shows && shown(shows);
  const of =
    schema && kind === "page"
      ? about.page(schema, row)
      : schema && about.one(kind === "list" ? { type: "array", items: schema } : schema, row);
  const answered = (got: number, description: string): Response => {
    const examples = examplesOf(executed, got);
    return {
      description,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(of && {
        content: {
          "application/json": { schema: of, ...(Object.keys(examples).length > 0 && { examples }) },
        },
      }),
      ...(kind === "file" && {
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      }),
    };
  };
  return {
    [`${status}`]: answered(status, saysWhat(row)),
    ...(again !== undefined && { [`${again}`]: answered(again, "The record, which was there before.") }),
  };
}

function saysWhat({ reply: { kind, status } }: Row<never>): string {
  if (kind === "empty") return "Done; there is nothing to tell.";
  if (kind === "file") return "The bytes of the file, of the type that it was uploaded with.";
  if (kind !== "one") return kind === "page" ? "One page of the list." : "The whole list.";
  return status === 201 ? "The new record." : "The record, or what was done.";
}

const readHeaders: Record<string, Header> = {
  "X-Read-At": {
    description: "The moment that was read; asking again as of it gives the same bytes.",
    schema: { type: "string", format: "date-time" },
  },
  "X-As-Of": {
    description: "The past moment that was asked for.",
    schema: { type: "string", format: "date-time" },
  },
};
const tagged: Record<string, Header> = {
  ETag: {
    description: "The version of the record, for `If-Match`; what has no versions has none.",
    schema: text,
  },
};
const located: Record<string, Header> = {
  Location: { description: "Where the new record is.", required: true, schema: text },
};
