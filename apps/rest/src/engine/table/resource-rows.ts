import type { Rows } from "@riskloom/domain";
import { created, empty, one, page, patched, replaced } from "./reply.ts";
import { type Page, type ParamNames, rowsOver } from "./row.ts";
import type { Shape } from "../shape/shape.ts";

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

/** Binds the helpers for whole resources of one dialect to the API they call and the identifiers it uses. */
export function resourceRowsOver<Api, Id>() {
  const { get, post, put, patch, del } = rowsOver<Api, Id>();

  /** The rows of what can only be looked up; `scope` gives what its procedures need from the path of the list. */
  const lookup = <Path extends string, R, Scope>(
    path: Path,
    of: Shape<R>,
    pick: (api: Api) => Lookup<R, Scope, Id>,
    scope: (path: Names<Path, Id>) => Scope,
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
    scope: (path: Names<Path, Id>) => Scope,
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
    scope: (path: Names<Path, Id>) => Scope,
  ) => {
    const { item, which } = itemOf(path, scope);
    return {
      ...keep(path, of, pick, scope),
      remove: del(item, empty, async (api, r) => {
        await pick(api).remove(which(r.path));
      }),
    };
  };
  return { lookup, keep, crud };
}

type Names<Path extends string, Id> = Readonly<Record<ParamNames<Path>, Id>>;

/** The path of one record, and what tells it; every name of the list's path is one of the item's path. */
const itemOf = <Path extends string, Id, Scope>(path: Path, scope: (path: Names<Path, Id>) => Scope) => {
  const item = `${path}/{id}` as const;
  const which = (names: Names<typeof item, Id>): Scope & { id: Id } => ({
    ...scope(names as Names<Path, Id>),
    id: (names as Readonly<Record<string, Id>>)["id"] as Id,
  });
  return { item, which };
};
