import type { OrderBy, Rows } from "@riskloom/domain";
import { created, empty, one, page, patched, replaced, type Reply } from "./reply.ts";
import type { Shape } from "./shape.ts";

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
  call(api: Api, request: Incoming<string, never, never, never>): Promise<unknown>;
  /** answered without a credential */
  readonly open?: boolean;
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

/** Procedures of a plain resource, as `crud` calls them. */
export interface Crud<out Row, in Scope, in Create, in Patch, in Id> {
  list(input: Scope & Page): Promise<Rows<Row>>;
  get(input: Scope & { id: Id }): Promise<Row>;
  create(input: Scope & Create): Promise<Row>;
  update(input: Scope & { id: Id; patch: Patch }): Promise<Row>;
  remove(input: Scope & { id: Id }): Promise<unknown>;
}

export interface CrudBodies {
  create: unknown;
  put: unknown;
  patch: unknown;
}

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

  /** The rows of a plain resource; `scope` gives what its procedures need from the path of the list. */
  const crud = <Path extends string, R, Bodies extends CrudBodies, Scope>(
    path: Path,
    of: Shape<R, Bodies>,
    pick: (api: Api) => Crud<R, Scope, Bodies["create"], Bodies["patch"] | Bodies["put"], Id>,
    scope: (path: Readonly<Record<ParamNames<Path>, Id>>) => Scope,
  ) => {
    const item = `${path}/{id}` as const;
    type Item = Incoming<typeof item, Id, unknown, unknown>["path"];
    // every name of the list's path is one of the item's path
    const within = (names: Item) => scope(names as never);
    const idOf = (names: Item): Id => (names as Readonly<Record<string, Id>>)["id"] as Id;
    return {
      list: get(path, page(of), (api, r) => pick(api).list({ ...scope(r.path), ...r.page })),
      create: post(path, created(of), (api, r) =>
        pick(api).create({ ...scope(r.path), ...(r.body as Bodies["create"] & object) }),
      ),
      get: get(item, one(of), (api, r) => pick(api).get({ ...within(r.path), id: idOf(r.path) })),
      put: put(item, replaced(of), (api, r) =>
        pick(api).update({ ...within(r.path), id: idOf(r.path), patch: r.body }),
      ),
      patch: patch(item, patched(of), (api, r) =>
        pick(api).update({ ...within(r.path), id: idOf(r.path), patch: r.body }),
      ),
      remove: del(item, empty, async (api, r) => {
        await pick(api).remove({ ...within(r.path), id: idOf(r.path) });
      }),
    };
  };
  return { get, post, put, patch, del, crud };
}
