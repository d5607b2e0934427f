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
  /** reads what must be there before a request is refused for its body, where the path's own GET may find nothing yet */
  before?(api: Api, path: Readonly<Record<string, never>>): Promise<unknown>;
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

/** Procedures of what can only be looked up. */
export interface Lookup<out Row, in Scope, in Id> {
  list(input: Scope & Page): Promise<Rows<Row>>;
  get(input: Scope & { id: Id }): Promise<Row>;
}

/** Procedures of what is never deleted. */
export interface Keep<out Row, in Scope, in Create, in Patch, in Id> extends Lookup<Row, Scope, Id> {
  create(input: Scope & Create): Promise<Row>;
  update(input: Scope & { id: Id; patch: Patch }): Promise<Row>;
}

/** Procedures of a plain resource, as `crud` calls them. */
export interface Crud<out Row, in Scope, in Create, in Patch, in Id> extends Keep<
  Row,
  Scope,
  Create,
  Patch,
  Id
> {
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

  type Names<Path extends string> = Readonly<Record<ParamNames<Path>, Id>>;

  /** Paths and scopes of one record; every name of the list's path is one of the item's path. */
  const itemOf = <Path extends string, Scope>(path: Path, scope: (path: Names<Path>) => Scope) => {
    const item = `${path}/{id}` as const;
    const which = (names: Names<typeof item>): Scope & { id: Id } => ({
      ...scope(names as never),
      id: (names as Readonly<Record<string, Id>>)["id"] as Id,
    });
    return { item, which };
  };

  /** The rows of what can only be looked up; `scope` gives what its procedures need from the path of the list. */
  const lookup = <Path extends string, R, Scope>(
    path: Path,
    of: Shape<R>,
    pick: (api: Api) => Lookup<R, Scope, Id>,
    scope: (path: Names<Path>) => Scope,
  ) => {
    const { item, which } = itemOf(path, scope);
    return {
      list: get(path, page(of), (api, r) => pick(api).list({ ...scope(r.path), ...r.page })),
      get: get(item, one(of), (api, r) => pick(api).get(which(r.path))),
    };
  };

  /** The same for what can be written, but never deleted. */
  const keep = <Path extends string, R, Bodies extends CrudBodies, Scope>(
    path: Path,
    of: Shape<R, Bodies>,
    pick: (api: Api) => Keep<R, Scope, Bodies["create"], Bodies["patch"] | Bodies["put"], Id>,
    scope: (path: Names<Path>) => Scope,
  ) => {
    const { item, which } = itemOf(path, scope);
    return {
      ...lookup(path, of, pick, scope),
      create: post(path, created(of), (api, r) =>
        pick(api).create({ ...(r.body as Bodies["create"] & object), ...scope(r.path) }),
      ),
      put: put(item, replaced(of), (api, r) => pick(api).update({ ...which(r.path), patch: r.body })),
      patch: patch(item, patched(of), (api, r) => pick(api).update({ ...which(r.path), patch: r.body })),
    };
  };

  /** The same for a plain resource. */
  const crud = <Path extends string, R, Bodies extends CrudBodies, Scope>(
    path: Path,
    of: Shape<R, Bodies>,
    pick: (api: Api) => Crud<R, Scope, Bodies["create"], Bodies["patch"] | Bodies["put"], Id>,
    scope: (path: Names<Path>) => Scope,
  ) => {
    const { item, which } = itemOf(path, scope);
    return {
      ...keep(path, of, pick, scope),
      remove: del(item, empty, async (api, r) => {
        await pick(api).remove(which(r.path));
      }),
    };
  };
  return { get, post, put, patch, del, lookup, keep, crud };
}
