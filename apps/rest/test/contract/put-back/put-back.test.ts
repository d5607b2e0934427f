import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { fillNasty } from "../world/nasty.ts";
import { openWorld, type World } from "../world/world.ts";
import { cases, putBack } from "./put-back.ts";

/** Of the entries of a log there are many that look alike. */
const most = 30;

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

it.each(cases)("what was read is put back without any effect: $title", async ({ route, read }) => {
  const { refused, changed, tried } = await putBack({ world, digest, most }, route);
  expect({ refused, changed }).toEqual({ refused: [], changed: [] });
  expect(tried).toBeGreaterThan(0);
  expect(read.row.path).toBe(route.row.path);
});
