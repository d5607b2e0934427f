import { type DomainError, invalid, type Issue, issuesFromZod, preconditionFailed } from "@riskloom/domain";
import type { Call } from "@riskloom/api";
import type { z } from "zod";
import { type Hearing, readBody } from "../body/read-body.ts";
import { FormBody, objectOf } from "../body/form-body.ts";
import { conditionsOf } from "./preconditions.ts";
import { InWireWords } from "../shape/in-wire-words.ts";
import { readDeletion } from "./read-deletion.ts";
import { Refusal } from "../table/refusal.ts";
import type { Match } from "../table/router.ts";
import type { Incoming, Page, Row } from "../table/row.ts";
import type { Mode, Shape } from "../shape/shape.ts";

/** What a request says beside its path. */
export type Input = Incoming<string, unknown, unknown, unknown> & {
  page: Page & { last?: boolean };
  conditions: Partial<Call>;
};

/**
 * Reads a request's headers, query and body, and tells what is wrong with all of them in this order. A body of which nothing can be
 * read is told alone, and so is a page that is not there, once all else is right: their answers have no room for more.
 *
 * @throws InWireWords with what could be read of the body
 */
export async function readInput<Api>(
  hearing: Hearing,
  request: Request,
  { searchParams }: URL,
  { resource: { dialect }, row }: Match<Api> & { row: Row<Api> },
): Promise<Omit<Input, "path">> {
  const { kind, reads, shows, query } = row.reply;
  const { conditions, wrong, unmet } = conditionsOf(row, request.headers);
  const paged = attempt(() =>
    kind === "page" && shows ? dialect.window(searchParams, shows) : { offset: 0, limit: null },
  );
  const asked = attempt(() => parse(query, Object.fromEntries(searchParams)));
  const deleting = row.method === "DELETE";
  const sent = await attemptAsync(async () =>
    deleting
      ? readDeletion({ request, hearing }, searchParams, { dialect, row })
      : reads && reads.shape.read(reads.mode, meant(await readBody(request, dialect.bodies, hearing), reads)),
  );
  const beside = [...wrong, ...issuesIn(paged), ...issuesIn(asked)];
  const { fault } = sent;
  if (beside.length > 0 || fault !== undefined || unmet) {
    // what is wrong beside a body hides nothing of what could be read of it
    const rest = fault === undefined ? { values: valuesIn(sent.value), unread: [] } : fault.rest;
    const issues = [...beside, ...issuesIn(sent)];
    const error: DomainError = issues.length > 0 ? invalid(...issues) : preconditionFailed(0);
    throw new InWireWords(error, rest, beside);
  }
  if (paged.later !== undefined) throw paged.later;
  const page = paged.value ?? { offset: 0, limit: null };
  return { conditions, page, query: asked.value, body: sent.value, headers: request.headers };
}

/** What reading came to: a value, what is wrong with what was sent, or an answer for when nothing else is wrong. */
interface Attempt<Value> {
  readonly value?: Value;
  readonly fault?: InWireWords;
  readonly later?: Refusal;
}

const issuesIn = ({ fault }: Attempt<unknown>): readonly Issue[] => fault?.error.issues ?? [];

function attempt<Value>(read: () => Value): Attempt<Value> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { later: error };
    return faultOf(error);
  }
}

const attemptAsync = async <Value>(read: () => Promise<Value>): Promise<Attempt<Value>> =>
  read().then((value) => ({ value }), faultOf);

function faultOf(error: unknown): { fault: InWireWords } {
  if (error instanceof InWireWords) return { fault: error };
  throw error;
}

const valuesIn = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null ? { ...body } : {};

const meant = (body: unknown, { shape, mode }: { shape: Shape<never>; mode: Mode }): unknown =>
  body instanceof FormBody ? objectOf(body, shape.columns, mode) : body;

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InWireWords(invalid(...issuesFromZod(result.error, value)));
}
