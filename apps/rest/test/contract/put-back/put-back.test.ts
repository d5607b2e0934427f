import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { fillNasty } from "../world/nasty.ts";
import { once, reads, type Route, writes } from "../world/routes.ts";
import { writtenColumns } from "../world/samples.ts";
import { openWorld, type World } from "../world/world.ts";

/** Of the entries of a log there are many that look alike. */
const most = 30;

type Json = Record<string, unknown>;

/** What is no state that could be put back: to record a review is to say that it is made now, to attach is an act too. */
const acts = [/\/riskreview$/, /\/riskcontrols$/];

const cases = once(
  writes.flatMap((route) => {
    const { method, path } = route.row;
    const read = reads.find(({ row, dialect }) => row.path === path && dialect === route.dialect);
    const sets = method === "PUT" || method === "PATCH" || path.endsWith("/udf_values");
    const puts = sets && method !== "DELETE" && !acts.some((act) => act.test(path));
    return read && puts ? [{ route, read, title: `${route.dialect.name} ${route.title}` }] : [];
  }),
);
count("put back", cases.length);

let world: World;
let digest: Digest;
beforeAll(async () => {
  world = await openWorld("in process");
  await fillNasty(world);
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

/** The paths of a row for every record that there is. */
async function pathsOf({ dialect, row }: Route): Promise<string[]> {
  let found = [""];
  for (const segment of row.path.split("/").slice(1)) {
    if (!segment.startsWith("{")) found = found.map((path) => `${path}/${segment}`);
    else found = (await Promise.all(found.map(async (path) => idsIn(path, dialect.name)))).flat();
  }
  return found;
}

async function idsIn(collection: string, dialect: Route["dialect"]["name"]): Promise<string[]> {
  if (collection.endsWith("/users")) return [`${collection}/${world.register.users.alice}`];
  const size = dialect === "ramrisk" ? "?page_size=1000" : dialect === "incident" ? "?page=1&size=100" : "";
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

it.each(cases)("what was read is put back without any effect: $title", async ({ route, read }) => {
  const paths = await pathsOf(route);
  expect(paths.length).toBeGreaterThan(0);
  const refused: unknown[] = [];
  const changed: unknown[] = [];
  const { dialect, row } = route;
  await digest.unchanged();
  for (const path of paths.slice(-most)) {
    const look = () => world.send("GET", path, { dialect: dialect.name });
    const before = await look();
    if (before.status === 404) continue;
    for (const body of bodiesFor({ route, shown: contentOf(before.json, route) })) {
      const answer = await world.send(row.method, path, { dialect: dialect.name, body });
      if (answer.status >= 300) refused.push([path, body, answer.status, answer.text]);
    }
    const after = await look();
    const replaced = row.path === "/v1/incident/{incidentId}";
    const same = (json: unknown) => unlocked(contentOf(json, route));
    if (replaced && same(before.json) === same(after.json)) await digest.unchanged();
    else if (before.text !== after.text || !(await digest.unchanged()))
      changed.push([path, before.text, after.text]);
  }
  expect({ refused, changed }).toEqual({ refused: [], changed: [] });
  expect(read.row.path).toBe(row.path);
});
