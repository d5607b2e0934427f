import type { FileContent, Rows } from "@riskloom/domain";
import { z } from "zod";
import type { Answer } from "../shape/codec.ts";
import type { Mode, Shape } from "../shape/shape.ts";

/** What a route answers with, and what it therefore expects. `Out` is what its procedure returns. */
export interface Reply<in Out, out Body = undefined, out Query = None> {
  /** a page of rows, all rows, one row, a file, or nothing */
  readonly kind: "page" | "list" | "one" | "file" | "empty";
  readonly status: number;
  /** the status where the record was there already, as `created` of the result tells */
  readonly again?: number;
  /** the shape of a row of the answer */
  readonly shows: Shape<never> | undefined;
  readonly reads: { readonly shape: Shape<never>; readonly mode: Mode } | undefined;
  readonly query: z.ZodType<Query>;
  /** the body of the answer, before the dialect wraps it */
  readonly present: (out: Out, answer: Answer) => unknown;
  /** Carries the type of the body; never there at run time. */
  readonly body?: Body;
}

/** No parameters beyond paging. */
export type None = object;
const none: z.ZodType<None> = z.object({});

/** Lists in one shape; `query` reads parameters beyond paging. */
interface Many {
  <Row>(of: Shape<Row>): Reply<Rows<Row>>;
  <Row, Query>(of: Shape<Row>, query: z.ZodType<Query>): Reply<Rows<Row>, undefined, Query>;
}

function readingMany(kind: "page" | "list"): Many {
  function many<Row>(of: Shape<Row>): Reply<Rows<Row>>;
  function many<Row, Query>(of: Shape<Row>, query: z.ZodType<Query>): Reply<Rows<Row>, undefined, Query>;
  function many<Row>(of: Shape<Row>, query: z.ZodType = none): Reply<Rows<Row>, undefined, unknown> {
    const present = ({ rows }: Rows<Row>, answer: Answer) => rows.map((row) => of.present(row, answer));
    return { kind, status: 200, shows: of, reads: undefined, query, present };
  }
  return many;
}

/** One page of a list, in the dialect's envelope. */
export const page = readingMany("page");

/** A whole list, for dialects that do not page. */
export const list = readingMany("list");

export function one<Row>(of: Shape<Row>): Reply<Row>;
export function one<Row, Query>(of: Shape<Row>, query: z.ZodType<Query>): Reply<Row, undefined, Query>;
export function one<Row>(of: Shape<Row>, query: z.ZodType = none): Reply<Row, undefined, unknown> {
  return { kind: "one", status: 200, shows: of, reads: undefined, query, present: of.present };
}

interface Writing<M extends Mode> {
  <Row, Body extends Record<M, unknown>>(of: Shape<Row, Body>): Reply<Row, Body[M]>;
  /** Answers in one shape what was sent in another. */
  <Row, Body extends Record<M, unknown>>(shows: Shape<Row>, reads: Shape<never, Body>): Reply<Row, Body[M]>;
}

function writing<M extends Mode>(mode: M, status: number): Writing<M> {
  function one<Row, Body extends Record<M, unknown>>(of: Shape<Row, Body>): Reply<Row, Body[M]>;
  function one<Row, Body extends Record<M, unknown>>(
    shows: Shape<Row>,
    reads: Shape<never, Body>,
  ): Reply<Row, Body[M]>;
  function one<Row>(shows: Shape<Row>, shape: Shape<never> = shows): Reply<Row, unknown> {
    return { kind: "one", status, shows, reads: { shape, mode }, query: none, present: shows.present };
  }
  return one;
}

/** 201 with the new record. */
export const created = writing("create", 201);
/** Demands every required field; what is left out stays. */
export const replaced = writing("put", 200);
export const patched = writing("patch", 200);

/** Another status than the usual one. */
export const withStatus = <R>(status: number, reply: R): R => ({ ...reply, status });

/** 201 with a record that was not there before, else 200. */
export const upserted = <Row, Body, Query>(
  reply: Reply<Row, Body, Query>,
): Reply<Row & { created: boolean }, Body, Query> => ({ ...reply, status: 201, again: 200 });

/** 204. */
export const empty: Reply<void> = {
  kind: "empty",
  status: 204,
  shows: undefined,
  reads: undefined,
  query: none,
  present: () => undefined,
};

/** The bytes of a file, under its name. */
export const file: Reply<FileContent> = { ...empty, kind: "file", status: 200, present: () => undefined };

/** 204 to a body that says what is taken away. */
export const emptied = <Body extends { put: unknown }>(of: Shape<never, Body>): Reply<void, Body["put"]> => ({
  ...empty,
  reads: { shape: of, mode: "put" },
});

/** The same body whatever the procedure returns. */
export const fixed = (of: Shape<never>, body: unknown): Reply<unknown> => ({
  ...empty,
  kind: "one",
  status: 200,
  shows: of,
  present: () => body,
});
