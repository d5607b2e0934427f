import { invalid, type Issue, typeWord } from "@riskloom/domain";
import { z } from "zod";
import { type Hearing, readBody } from "../body/read-body.ts";
import type { Dialect } from "../table/dialect.ts";
import { FormBody, objectOf } from "../body/form-body.ts";
import { InWireWords } from "../shape/in-wire-words.ts";
import type { Row } from "../table/row.ts";

/**
 * Reads what comes with a deletion, and refuses what is not understood: it may have been meant to spare something. A body may be
 * absent or empty everywhere.
 */
export async function readDeletion<Api>(
  { request, hearing }: { request: Request; hearing: Hearing },
  query: URLSearchParams,
  { dialect, row }: { dialect: Dialect<Api>; row: Row<Api> },
): Promise<unknown> {
  const { reads } = row.reply;
  const given = await readBody(request, dialect.bodies ?? "any", hearing);
  const { shape, mode } = reads ?? { shape: { columns: [] }, mode: "put" as const };
  const body = given instanceof FormBody ? objectOf(given, shape.columns, mode) : given;
  const known = reads?.shape.columns.flatMap(({ name, written }) => [name, written?.alias ?? name]) ?? [];
  const sent = isPlain(body) ? Object.keys(body) : [];
  const issues = [...unasked(query, dialect, row), ...strange(sent, known)];
  if (issues.length > 0) throw new InWireWords(invalid(...issues));
  return reads ? reads.shape.read(reads.mode, body) : nothingIn(body);
}

const isPlain = (body: unknown): body is object =>
  typeof body === "object" && body !== null && !Array.isArray(body);

/** The body of a deletion that reads none: whatever is there was meant for something else. */
function nothingIn(body: unknown): undefined {
  if (isPlain(body)) return undefined;
  throw new InWireWords(
    invalid({ path: [], code: "invalidType", params: { expected: "object", received: typeWord(body) } }),
  );
}

function unasked(query: URLSearchParams, dialect: Dialect<never>, { reply }: Row<never>): Issue[] {
  const own = reply.query instanceof z.ZodObject ? Object.keys(reply.query.shape) : [];
  const twice = own.filter((name) => query.getAll(name).length > 1);
  return [
    ...strange(new Set(query.keys()), [...own, ...(dialect.everywhere ?? [])]),
    ...twice.map(
      (name) => ({ path: [name], code: "rule", params: { message: "is given more than once" } }) as const,
    ),
  ];
}

const strange = (sent: Iterable<string>, known: readonly string[]): Issue[] =>
  [...sent]
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: [name], code: "unknownKey", params: { keys: [name] } }));
