import type { Filter, OrderBy } from "@riskloom/domain";
import type { Answer } from "../shape/codec.ts";
import { empty, type Reply } from "./reply.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The names in braces of a path. */
export type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** The window on a list that a request asks for. */
export interface Page {
  readonly offset: number;
  readonly limit: number | null;
  readonly orderBy?: OrderBy[];
  /** where lists take conditions on fields */
  readonly filters?: Filter[];
  /** where lists can be entered at a place instead of a number of rows */
  readonly after?: (string | number | boolean | null)[];
  readonly before?: (string | number | boolean | null)[];
}

/** A request as the arrow of a row sees it: everything parsed, nothing decided. */
export interface Incoming<Path extends string, Id, Body, Query> {
  readonly path: Readonly<Record<ParamNames<Path>, Id>>;
  readonly page: Page;
  readonly query: Query;
  readonly body: Body;
  readonly headers: Headers;
}

/** One documented method and path: what it answers with, and the one call that does it. */
export interface Row<in Api> {
  readonly method: Method;
  readonly path: string;
  readonly reply: Reply<never, unknown, unknown>;
  /** What is parsed by the reply of the same row is what its call takes: whoever makes the row has the two fit. */
  call(api: Api, request: Incoming<string, unknown, unknown, unknown>): Promise<unknown>;
  /** answered without a credential */
  readonly open?: boolean;
  /** reads what must be there before a request is refused for its body, where the path's own GET may find nothing yet */
  before?(api: Api, path: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** what the header `Location` says of a new record */
  location?(record: unknown, answer: Answer): string;
  /** why the row is there though no manual has it */
  readonly extension?: string;
  /** why the row is documented but not served */
  readonly absent?: string;
  /** what the answer to an unforeseen error says, where the manual gives a text per row */
  readonly failure?: string;
}

/** Marks rows that no manual has. */
export const extension = <Api>(reason: string, ...rows: readonly Row<Api>[]): Row<Api>[] =>
  rows.map((row) => ({ ...row, extension: reason }));

/** A documented row that answers 501, or 404 as the dialect says it. */
export const absent = (method: Method, path: string, status: 404 | 501, reason: string): Row<unknown> => ({
  method,
  path,
  reply: { ...empty, status },
  call: () => Promise.resolve(),
  absent: reason,
});

/** Binds the row helpers of one dialect to the API they call and the identifiers it uses. */
export function rowsOver<Api, Id>() {
  const row =
    (method: Method) =>
    <Path extends string, Out, Body, Query>(
      path: Path,
      reply: Reply<Out, Body, Query>,
      call: (api: Api, request: Incoming<Path, Id, Body, Query>) => Promise<NoInfer<Out>>,
    ): Row<Api> => ({ method, path, reply, call });

  const [get, post, put, patch, del] = [row("GET"), row("POST"), row("PUT"), row("PATCH"), row("DELETE")];

  return { get, post, put, patch, del };
}
