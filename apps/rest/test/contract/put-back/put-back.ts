import type { Digest } from "../world/digest.ts";
import { once, reads, type Route, writes } from "../world/routes.ts";
import { writtenColumns } from "../world/samples.ts";
import type { World } from "../world/world.ts";

type Json = Record<string, unknown>;

/** What is no state that could be put back: to record a review is to say that it is made now, to attach is an act too. */
const acts = [/\/riskreview$/, /\/riskcontrols$/];

/** Every row that sets what another row shows. */
export const cases = once(
  writes.flatMap((route) => {
    const { method, path } = route.row;
    const read = reads.find(({ row, dialect }) => row.path === path && dialect === route.dialect);
    const sets = method === "PUT" || method === "PATCH" || path.endsWith("/udf_values");
    const puts = sets && method !== "DELETE" && !acts.some((act) => act.test(path));
    return read && puts ? [{ route, read, title: `${route.dialect.name} ${route.title}` }] : [];
  }),
);

/** What went wrong, and with how many records it was tried. */
interface PutBack {
  refused: unknown[];
  changed: unknown[];
  tried: number;
}

/** Reads what is at every path of a row, the last `most` of them, puts it back, and looks whether anything has changed. */
export async function putBack(
  { world, digest, most }: { world: World; digest: Digest; most: number },
  route: Route,
): Promise<PutBack> {
  const { dialect, row } = route;
  const found: PutBack = { refused: [], changed: [], tried: 0 };
  await digest.unchanged();
  for (const path of (await pathsOf(world, route)).slice(-most)) {
    const look = () => world.send("GET", path, { dialect: dialect.name });
    const before = await look();
    if (before.status === 404) continue;
    found.tried += 1;
    for (const body of bodiesFor({ route, shown: contentOf(before.json, route) })) {
      const answer = await world.send(row.method, path, { dialect: dialect.name, body });
      if (answer.status >= 300) found.refused.push([path, body, answer.status, answer.text]);
    }
    const after = await look();
    const replaced = row.path === "/v1/incident/{incidentId}";
    const same = (json: unknown) => unlocked(contentOf(json, route));
    if (replaced && same(before.json) === same(after.json)) await digest.unchanged();
    else if (before.text !== after.text || !(await digest.unchanged()))
      found.changed.push([path, before.text, after.text]);
  }
  return found;
}

/** The paths of a row for every record that there is. */
async function pathsOf(world: World, { dialect, row }: Route): Promise<string[]> {
  let found = [""];
  for (const segment of row.path.split("/").slice(1)) {
    if (!segment.startsWith("{")) found = found.map((path) => `${path}/${segment}`);
    else found = (await Promise.all(found.map(async (path) => idsIn(world, path, dialect.name)))).flat();
  }
  return found;
}

/** How the largest page is asked for, where pages are smaller than they may be. */
const sizes: Partial<Record<Route["dialect"]["name"], string>> = {
  ramrisk: "?page_size=1000",
  incident: "?page=1&size=100",
  kendis: "?pageLimit=100",
};

async function idsIn(world: World, collection: string, dialect: Route["dialect"]["name"]): Promise<string[]> {
  if (collection.endsWith("/users")) return [`${collection}/${world.register.users.alice}`];
  const size = sizes[dialect] ?? "";
  const { json } = await world.send("GET", `${collection}${size}`, { dialect });
  const { results, data = json } = json as Record<string, object>;
  const { incidents = results ?? data } = data as Record<string, object>;
  return (incidents as { id: string | number }[]).map(({ id }) => `${collection}/${id}`);
}

/** The record or the rows that an answer tells, without what the dialect puts around them. */
const contentOf = (json: unknown, { dialect }: Route): unknown =>
  dialect.name === "incident"
    ? (json as { data: unknown }).data
    : ((json as { results?: unknown }).results ?? json);

/** What is sent to put back what was read: all of it, nothing, and each field alone. */
function bodiesFor({ route, shown }: { route: Route; shown: unknown }): Json[] {
  const columns = writtenColumns(route).map(({ name }) => name);
  // values are put back one by one, sets whole
  if (Array.isArray(shown))
    return columns.length > 1
      ? (shown as Json[])
      : [{ [columns[0] ?? ""]: (shown as { id: number }[]).map(({ id }) => id) }];
  const whole = shown as Json;
  const single = columns
    .filter((name) => Object.hasOwn(whole, name))
    .map((name) => ({ [name]: whole[name] }));
  return route.row.method === "PUT" ? [whole] : [{}, ...single, whole];
}

/** The lock of an incident counts its replacements. */
const unlocked = (incident: unknown): string => {
  const { occ_lock: _, ...rest } = incident as Json;
  return JSON.stringify(rest);
};
