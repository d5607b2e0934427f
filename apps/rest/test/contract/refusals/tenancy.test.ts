import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { blamed, finder, type Finder, guarded, nobody, over, pathOf } from "../world/routes.ts";
import { bodyFor, referenceColumns, sampleOf, unknownLike } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

const pathCases = guarded.flatMap((route) =>
  route.params.map((name, at) => ({ route, at, title: `${route.title}, ${name}` })),
);
const bodyCases = guarded.flatMap((route) =>
  referenceColumns(route).map((column) => ({ route, column, title: `${route.title}, ${column.name}` })),
);

count("paths of another tenant", pathCases.length);
count("references to another tenant", bodyCases.length);

describe.each(ways)("another tenant, %s", (way) => {
  let world: World;
  let find: Finder;
  let digest: Digest;
  beforeAll(async () => {
    world = await openWorld(way);
    find = finder(world);
    digest = await openDigest(world.register);
  });
  afterAll(async () => {
    await digest.close();
    await world.close();
  });

  it.each(over(way, pathCases))(
    "learns no more of $title than that nothing is there",
    async ({ route, at }) => {
      const { row, dialect } = route;
      const alices = await find.idsFor(route, "alice");
      const mallorys = await find.idsFor(route, "mallory");
      const body = await bodyFor(route, world, "mallory");
      const ask = (id: string | undefined, method: string = row.method) => {
        const ids = alices.map((own, i) => (i < at ? (mallorys[i] ?? "") : i === at ? (id ?? "") : own));
        const sent = method === "OPTIONS" ? undefined : body;
        return world.send(method, pathOf(route, ids), { as: "mallory", dialect: dialect.name, body: sent });
      };
      const foreign = await ask(alices[at]);
      const missing = await ask(nobody[dialect.name]);
      expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
      expect(missing.status).toBe(404);
      // a dialect that tells its methods to everybody tells them of every path alike
      const options = await ask(alices[at], "OPTIONS");
      expect(options.text).toBe((await ask(nobody[dialect.name], "OPTIONS")).text);
      expect(options.status).toBe(dialect.guardsEverything ? 404 : 204);
      expect(await digest.unchanged()).toBe(true);
    },
  );

  it.each(over(way, bodyCases))(
    "is no more than an unknown identifier in $title",
    async ({ route, column }) => {
      const { row, dialect } = route;
      const body = await bodyFor(route, world, "alice", column);
      const path = await find.pathFor(route, "alice");
      const mallorys = await sampleOf(route, column, world, "mallory");
      const ask = async (reference: unknown) => {
        const sent = { ...body, [column.name]: reference };
        const { status, text } = await world.send(row.method, path, { dialect: dialect.name, body: sent });
        return [status, text.replaceAll(String(reference), "…")];
      };
      const foreign = await ask(mallorys);
      expect(foreign).toEqual(await ask(unknownLike(mallorys)));
      expect(foreign).toEqual([400, expect.stringContaining(blamed(route, column.name))]);
      expect(await digest.unchanged()).toBe(true);
    },
  );
});
