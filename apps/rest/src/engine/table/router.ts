import type { Dialect, Resource, Verb } from "./dialect.ts";
import type { Row } from "./row.ts";

/** A path that is served, with its rows and the dialect that answers for it. */
export interface Served<Api> extends Resource<Api> {
  readonly dialect: Dialect<Api>;
}

export interface Match<Api> {
  readonly resource: Served<Api>;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Node<Api> {
  readonly literals: Map<string, Node<Api>>;
  param: Node<Api> | undefined;
  /** one per dialect that serves the path */
  readonly leaves: { names: string[]; resource: Served<Api> }[];
}

const node = <Api>(): Node<Api> => ({ literals: new Map(), param: undefined, leaves: [] });

const segmentsOf = (path: string): string[] => path.replace(/^\/|\/$/g, "").split("/");

/** Compiles the rows of all dialects into one matcher; literal segments win over parameters. Throws when two rows clash. */
export function routerOf<Api>(dialects: readonly Dialect<Api>[]): (path: string) => Match<Api> | undefined {
  const root = node<Api>();
  for (const dialect of dialects)
    for (const path of new Set(dialect.rows.map((row) => row.path)))
      add(
        root,
        dialect,
        path,
        dialect.rows.filter((row) => row.path === path),
      );
  return (path) => find(root, segmentsOf(path), 0, []);
}

/** The row of a path by which a request is answered: HEAD is answered as GET is. */
export const rowFor = <Api>({ method }: Request, { rows }: Resource<Api>): Row<Api> | undefined =>
  rows.find((row) => row.method === (method === "HEAD" ? "GET" : method));

function add<Api>(root: Node<Api>, dialect: Dialect<Api>, path: string, rows: readonly Row<Api>[]): void {
  const names: string[] = [];
  let here = root;
  for (const segment of segmentsOf(path)) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      const next = here.literals.get(segment) ?? node<Api>();
      here.literals.set(segment, next);
      here = next;
    } else {
      names.push(name);
      here = here.param ??= node<Api>();
    }
  }
  const methods = rows.map(({ method }) => method);
  if (
    new Set(methods).size < methods.length ||
    here.leaves.some(({ resource }) => resource.dialect === dialect)
  )
    throw new Error(`two rows serve the same method of ${path}`);
  here.leaves.push({ names, resource: { path, rows, dialect, allow: allowed(rows) } });
}

/** The methods of a path; HEAD comes with GET, OPTIONS with every path. */
function allowed(rows: readonly Row<never>[]): Verb[] {
  const methods = new Set<Verb>(
    rows.filter(({ absent }) => absent === undefined).map(({ method }) => method),
  );
  const order: Verb[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
  if (methods.has("GET")) methods.add("HEAD");
  return order.filter((verb) => verb === "OPTIONS" || methods.has(verb));
}

function find<Api>(here: Node<Api>, segments: string[], at: number, found: string[]): Match<Api> | undefined {
  const segment = segments[at];
  if (segment === undefined) {
    for (const { names, resource } of here.leaves) {
      const params = readParams(resource.dialect, names, found);
      if (params) return { resource, params };
    }
    return undefined;
  }
  const literal = here.literals.get(segment);
  const match = literal && find(literal, segments, at + 1, found);
  if (match || !here.param) return match;
  return find(here.param, segments, at + 1, [...found, segment]);
}

function readParams(
  dialect: Dialect<never>,
  names: readonly string[],
  segments: readonly string[],
): Record<string, unknown> | undefined {
  const params: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const text = decoded(segments[index] ?? "");
    const id = text === undefined ? undefined : dialect.id(text);
    if (id === undefined) return undefined;
    params[name] = id;
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
