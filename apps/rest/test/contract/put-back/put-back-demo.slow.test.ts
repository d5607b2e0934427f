import { afterAll, beforeAll, expect, it } from "vitest";
import { type Digest, openDigest } from "../world/digest.ts";
import type { World } from "../world/world.ts";
import { openDemo } from "./demo.ts";
import { cases, putBack } from "./put-back.ts";
import { patching, putBackBy, type Putting } from "./put-back-procedures.ts";

let world: World;
let digest: Digest;
let putting: Putting;
let tried = 0;
beforeAll(async () => {
  world = await openDemo();
  digest = await openDigest(world.register);
  const { users } = world.register;
  const api = await world.register.as("alice", { appId: world.apps.alice });
  const { rows } = await api.project.list({ limit: null });
  putting = { api, userId: users.alice, projects: rows.map(({ id }) => id) };
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

it.each(cases)("what the demo register shows is put back without any effect: $title", async ({ route }) => {
  const found = await putBack({ world, digest, most: Infinity }, route);
  tried += found.tried;
  expect({ refused: found.refused, changed: found.changed }).toEqual({ refused: [], changed: [] });
});

it.each(patching)(
  "what the demo register answers is put back without any effect: $title",
  async (procedure) => {
    const found = await putBackBy(digest, putting, procedure);
    tried += found.tried;
    expect({ refused: found.refused, changed: found.changed }).toEqual({ refused: [], changed: [] });
  },
);

it("are some thousands of records, each as every interface and procedure shows it", () => {
  expect(tried).toBeGreaterThan(2_000);
});
