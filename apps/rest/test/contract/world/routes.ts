import type { Api } from "@riskloom/api";
import type { TestUser } from "@riskloom/api/testing";
import { dialects } from "../../../src/app.ts";
import type { Dialect, DialectName } from "../../../src/engine/table/dialect.ts";
import type { Row } from "../../../src/engine/table/row.ts";
import type { Way, World } from "./world.ts";

export interface Route {
  dialect: Dialect<Api>;
  row: Row<Api>;
  title: string;
  /** the names in the path, in order */
  params: string[];
}

/** Every row that is served; new rows are in here by themselves. */
const routes: readonly Route[] = dialects.flatMap((dialect) =>
  dialect.rows
    .filter(({ absent }) => absent === undefined)
    .map((row) => ({
      dialect,
      row,
      title: `${row.method} ${row.path}`,
      params: [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    })),
);

export const guarded = routes.filter(({ row }) => !row.open);
export const writes = guarded.filter(({ row }) => row.method !== "GET");
export const reads = guarded.filter(({ row }) => row.method === "GET");

/** What two rows differ in before and behind their call: the kind of an answer, and how a body is read. */
const kindOf = ({ dialect, row: { method, reply } }: Route): string =>
  [dialect.name, method, reply.kind, reply.status, reply.reads?.mode].join(" ");

const firstOfCall = new Map(guarded.toReversed().map((route) => [route.row.call, route]));
const firstOfKind = new Map([...firstOfCall.values()].toReversed().map((route) => [kindOf(route), route]));

/** One of the twins that two versions of a path make of one row, since they differ in nothing behind it. */
export const once = <Case extends { route: Route }>(cases: readonly Case[]): Case[] =>
  cases.filter(({ route }) => firstOfCall.get(route.row.call) === route);

/** In process every row once; remotely one row of each kind, since `same-remotely` holds the answers of all rows together. */
export const over = <Case extends { route: Route }>(way: Way, cases: readonly Case[]): Case[] =>
  way === "in process" ? once(cases) : cases.filter(({ route }) => firstOfKind.get(kindOf(route)) === route);

/** Routes as cases. */
export const each = (of: readonly Route[]): { route: Route; title: string }[] =>
  of.map((route) => ({ route, title: route.title }));

/** Identifiers that no record has, as each dialect writes them. */
export const nobody: Record<string, string> = {
  ramrisk: "2147483647",
  comp: `rsk_${"f".repeat(32)}`,
  kendis: "f".repeat(32),
  incident: "ffffffff-ffff-4fff-bfff-ffffffffffff",
  xurrent: "2147483647",
};

/** How an answer names a field that is wrong: by its key, or in a sentence that begins with it. */
export const blamed = ({ dialect }: Route, field: string): string =>
  dialect.name === "incident" ? `"${field} ` : `"${field}"`;

/** Collections that are not served, and whom their identifiers name. */
const unlisted: Record<string, (world: World, user: TestUser) => string> = {
  "/api/v1/users": ({ register }, user) => String(register.users[user]),
  "/api/v2/users": ({ register }, user) => String(register.users[user]),
};

/** The path that lists the identifiers of a collection: RamRisk's manual says risk and control in some paths. */
const listedBy = (collection: string): string =>
  collection === "/api/v1"
    ? "/api/v1/riskregister"
    : collection.replace(/(\/projects\/\d+\/(risk|control|action))$/, "$1s");

/** The path of a row with these identifiers in the place of its parameters. */
export const pathOf = ({ row }: Route, ids: readonly string[]): string => {
  let at = 0;
  return row.path.replace(/\{\w+\}/g, () => ids[at++] ?? "");
};

/** What a record must have for the part of its path that follows. */
const demanded: Record<string, string> = { file: "to_file" };

interface Asked {
  user: TestUser;
  dialect: DialectName;
  field: string;
}

/** The rows of a collection, or the envelope around them. */
type Listed = object;

/** Finds identifiers as a client would: in the collection before each parameter. */
export function finder(world: World) {
  const known = new Map<string, Promise<string>>();

  /** The identifiers in a row's path, of records of one user. */
  async function idsFor(route: Route, user: TestUser): Promise<string[]> {
    const ids: string[] = [];
    let path = "";
    const segments = route.row.path.split("/").slice(1);
    for (const [at, segment] of segments.entries()) {
      const isParam = segment.startsWith("{");
      const field = demanded[segments[at + 1] ?? ""] ?? "id";
      const id = isParam ? await idIn(path, { user, dialect: route.dialect.name, field }) : segment;
      if (isParam) ids.push(id);
      path += `/${id}`;
    }
    return ids;
  }

  function idIn(collection: string, asked: Asked): Promise<string> {
    const key = `${asked.user} ${collection} ${asked.field}`;
    const found = known.get(key) ?? find(collection, asked);
    known.set(key, found);
    return found;
  }

  async function find(collection: string, { user, dialect, field }: Asked): Promise<string> {
    const own = unlisted[collection]?.(world, user);
    if (own !== undefined) return own;
    const { json, status } = await world.send("GET", listedBy(collection), {
      as: user,
      dialect,
    });
    const { results, data = json } = json as Record<string, Listed>;
    const { incidents = results ?? data } = data as Record<string, Listed>;
    const all = incidents as { id?: string | number; name?: string; [field: string]: unknown }[];
    const first = all.find((record) => record[field] !== null);
    const id = first?.id ?? first?.name;
    if (id === undefined) throw new Error(`nothing to find in ${collection} (${status})`);
    return String(id);
  }

  return {
    idsFor,
    pathFor: async (route: Route, user: TestUser) => pathOf(route, await idsFor(route, user)),
  };
}
export type Finder = ReturnType<typeof finder>;
