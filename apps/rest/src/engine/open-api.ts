import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import type { Dialect } from "./dialect.ts";
import { takesFiles } from "./file.ts";
import type { Row } from "./row.ts";
import type { Column, Shape } from "./shape.ts";

const anything = z.unknown();

/** The OpenAPI 3.1 description of what the dialects serve, from their rows and shapes. */
export function openApiOf(
  dialects: readonly Dialect<never>[],
  version: string,
): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { name, rows } of dialects) {
    const schemas = new Map<string, z.ZodType>();
    for (const row of rows.filter(({ absent }) => absent === undefined))
      (paths[row.path.replace(/(?<=.)\/$/, "")] ??= {})[row.method.toLowerCase()] = operationOf(
        name,
        row,
        schemas,
      );
  }
  return createDocument({
    openapi: "3.1.1",
    info: { title: "Riskloom", version },
    paths,
  });
}

function operationOf(
  dialect: string,
  row: Row<never>,
  schemas: Map<string, z.ZodType>,
): ZodOpenApiOperationObject {
  const { kind, status, again, shows, reads, query } = row.reply;
  const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, z.string()] as const);
  const shown = shows && schemaOf(dialect, shows, schemas);
  const many = kind === "page" || kind === "list";
  const answer = {
    description: kind === "empty" ? "Done." : many ? "The list." : "The record.",
    ...(shown && json(many ? z.array(shown) : shown)),
    ...(kind === "file" && { content: { "application/octet-stream": {} } }),
  };
  return {
    tags: [dialect],
    requestParams: {
      ...(names.length > 0 && { path: z.object(Object.fromEntries(names)) }),
      ...(query instanceof z.ZodObject && Object.keys(query.shape).length > 0 && { query: described(query) }),
    },
    ...(reads && { requestBody: bodyOf(reads.shape) }),
    responses: {
      [`${status}`]: answer,
      ...(again !== undefined && { [`${again}`]: answer }),
      default: { description: "Refused; the body says why." },
    },
    ...(row.extension !== undefined && { description: `Extension: ${row.extension}.` }),
  };
}

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });

/** Parameters are read from text by schemas that transform; only their names are told. */
const described = ({ shape }: z.ZodObject): z.ZodObject =>
  z.object(Object.fromEntries(Object.keys(shape).map((name) => [name, z.string().optional()])));

function schemaOf(
  dialect: string,
  { name, columns }: Shape<never>,
  schemas: Map<string, z.ZodType>,
): z.ZodType {
  const known = schemas.get(name);
  if (known) return known;
  const fields = columns
    .filter(({ shown }) => shown)
    .map((column) => [column.name, shownAs(column)] as const);
  const schema = z.object(Object.fromEntries(fields)).meta({ id: `${dialect}.${name}` });
  schemas.set(name, schema);
  return schema;
}

const shownAs = ({ shown, model }: Column): z.ZodType =>
  shown?.codec?.schema ?? (shown?.codec ? anything : (model ?? anything));

const bodyOf = (shape: Shape<never>) => {
  const schema = fieldsOf(shape);
  const { content } = json(schema);
  return { content: takesFiles(shape) ? { ...content, "multipart/form-data": { schema } } : content };
};

const fieldsOf = ({ columns }: Shape<never>): z.ZodType =>
  z.object(
    Object.fromEntries(
      columns.flatMap(({ name, written }) => {
        if (!written) return [];
        const schema = written.codec.schema ?? anything;
        return [[name, written.required ? schema : schema.optional()] as const];
      }),
    ),
  );
