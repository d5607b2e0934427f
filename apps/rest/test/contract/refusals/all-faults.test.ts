import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { each, finder, type Finder, over, writes } from "../world/routes.ts";
import { writtenColumns } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";
import { somePairsOf, tellsBoth, wrongFieldsOf } from "../world/wrong-fields.ts";

const bodied = writes.filter(({ row }) => row.reply.reads);
const inProjects = bodied.filter(({ row }) => row.path.includes("/projects/"));

count("rights before bodies", inProjects.length);
count("faults told together", bodied.length);

describe.each(ways)("a body in which something is wrong, %s", (way) => {
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

  it.each(over(way, each(inProjects)))(
    "is not looked at before the right to send it: $title",
    async ({ route: { row, dialect }, route }) => {
      const path = await find.pathFor(route, "alice");
      const asked = async (as: "carol" | "mallory", body: unknown) =>
        (await world.send(row.method, path, { as, dialect: dialect.name, body })).status;
      const bodies = [
        "{",
        [1],
        Object.fromEntries(writtenColumns(route).map(({ name }) => [name, { un: "expected" }])),
      ];
      for (const body of bodies) {
        expect(await asked("mallory", body)).toBe(404);
        expect(await asked("carol", body)).toBe(403);
      }
      expect(await digest.unchanged()).toBe(true);
    },
  );

  it.each(over(way, each(bodied)))(
    "is told of all its faults at once, in the order of the fields: $title",
    async ({ route }) => {
      const { told, fields } = await wrongFieldsOf(route, world, find);
      for (const { body, named } of somePairsOf(fields)) {
        const text = await told(body);
        expect([text, tellsBoth(text, named)]).toEqual([text, true]);
      }
      expect(world.logged).toEqual([]);
    },
  );
});
