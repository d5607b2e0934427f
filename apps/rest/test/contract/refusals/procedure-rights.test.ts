import { createCaller, createContext } from "@riskloom/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { callOf, type Input, placesIn } from "../world/places.ts";
import { type Procedure, procedures } from "../world/procedures.ts";
import { refusalFor, standings } from "../world/standings.ts";
import { openWorld, type World } from "../world/world.ts";

const guarded = procedures.filter(({ right }) => right !== null);
count("rights of procedures", guarded.length * standings.length);

let world: World;
let digest: Digest;
let placesOf: (procedure: Procedure) => Promise<Input[]>;
const places: [Procedure, Input][] = [];
beforeAll(async () => {
  world = await openWorld("in process");
  placesOf = await placesIn(world);
  for (const procedure of guarded)
    for (const place of await placesOf(procedure)) places.push([procedure, place]);
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

it("everything asks for a right but what gives a credential to those who have none", () => {
  expect(procedures.filter(({ right }) => right === null).map(({ title }) => title)).toEqual([
    "auth.login",
    "auth.changePassword",
    "session.open",
  ]);
});

it.each(standings)(
  "what each procedure declares decides what it refuses, without effect: $title",
  async (standing) => {
    const { organization = "member", project = null } = standing;
    await world.register.appoint("bob", { organization, project });
    const { deps, secrets } = world.register;
    const appId = standing.foreign === true ? world.apps.mallory : world.apps.bob;
    const token = standing.foreign === true ? secrets.mallory : secrets.bob;
    const secret =
      standing.foreign === true || standing.organization ? ({ kind: "bearer", token } as const) : null;
    // what is wrong with a header is told last of all, so that it tells what is permitted, and nothing is done
    const faulty = createCaller(
      await createContext(deps, { secret, appId, faults: [{ path: ["X-As-Of"], code: "invalidFormat" }] }),
    );
    const sound = createCaller(await createContext(deps, { secret, appId }));
    await digest.unchanged();
    const unexpected: unknown[] = [];
    for (const [procedure, place] of places) {
      const refusal = refusalFor(standing, procedure, place);
      const wanted = refusal === "BAD_REQUEST" && ofOneself.includes(procedure.title) ? "NOT_FOUND" : refusal;
      const told = await codeOf(callOf(faulty, procedure)(place));
      const without = wanted === "BAD_REQUEST" ? wanted : await codeOf(callOf(sound, procedure)(place));
      if (told !== wanted || without !== wanted)
        unexpected.push({ title: procedure.title, place, wanted, told, without });
    }
    expect({ unexpected, unchanged: await digest.unchanged() }).toEqual({ unexpected: [], unchanged: true });
  },
);

/** Whoever calls is always permitted to end what is its own; that there is no such session is told before all else. */
const ofOneself = ["session.close", "session.revoke"];

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "answered",
    (error: unknown) => (error instanceof Error ? Reflect.get(error, "code") : error),
  );
