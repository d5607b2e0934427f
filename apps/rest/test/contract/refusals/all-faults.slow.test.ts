import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, once, writes } from "../world/routes.ts";
import { openWorld, type World } from "../world/world.ts";
import { pairsOf, tellsBoth, wrongFieldsOf } from "../world/wrong-fields.ts";

const cases = once(each(writes.filter(({ row }) => row.reply.reads)));

describe("every pair of faults in a body", () => {
  let world: World;
  let find: Finder;
  let pairs = 0;
  beforeAll(async () => {
    world = await openWorld("in process");
    find = finder(world);
  });
  afterAll(() => world.close());

  it.each(cases)("is told in one answer, in the order of the fields: $title", async ({ route }) => {
    const { told, fields } = await wrongFieldsOf(route, world, find);
    const untold: unknown[] = [];
    for (const { body, named } of pairsOf(fields)) {
      pairs++;
      const text = await told(body);
      if (!tellsBoth(text, named)) untold.push([body, text]);
    }
    expect(untold).toEqual([]);
    expect(world.logged).toEqual([]);
  });

  it("is among some thousands", () => {
    expect(pairs).toBeGreaterThan(0);
    count("pairs of faults", pairs);
  });
});
