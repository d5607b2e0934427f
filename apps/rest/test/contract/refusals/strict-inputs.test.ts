import { DomainError } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { callOf, type Input, placesIn } from "../world/places.ts";
import { procedures } from "../world/procedures.ts";
import { openWorld, type World } from "../world/world.ts";
import { wrongInputsIn, writing } from "../world/wrong-inputs.ts";

/** That a token is no session is told before all else. */
const ofSessions = ["session.close", "session.revoke"];

const strict = procedures.filter(({ title }) => !ofSessions.includes(title));

let world: World;
let digest: Digest;
let placesOf: Awaited<ReturnType<typeof placesIn>>;
beforeAll(async () => {
  world = await openWorld("in process");
  placesOf = await placesIn(world);
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

it(
  "a key that no procedure knows is refused by every one of them, and nothing is changed",
  { timeout: 120_000 },
  async () => {
    const as = (user: "alice" | "bob") => world.register.as(user, { appId: world.apps[user] });
    const [alice, bob] = [await as("alice"), await as("bob")];
    await digest.unchanged();
    const told: unknown[] = [];
    const tries: [title: string, input: Input][] = [];
    for (const procedure of strict) {
      const places =
        procedure.right === null ? [{ username: "alice", password: "" }] : await placesOf(procedure);
      for (const place of places)
        for (const strange of [{ ID: 1 }, { "": null }, { projectid: 1 }]) {
          const inputs: Input[] = [{ ...place, ...strange }];
          if ("patch" in procedure.shape) inputs.push({ ...place, patch: strange });
          for (const input of inputs) {
            tries.push([procedure.title, input]);
            const api = "userId" in place || procedure.router === "projectGroup" ? bob : alice;
            const issues = await issuesOf(callOf(api, procedure)(input));
            const known = issues.some(
              ({ code, params }) =>
                code === "unknownKey" &&
                JSON.stringify(params?.["keys"]) === JSON.stringify(Object.keys(strange)),
            );
            if (!known) told.push([procedure.title, input, issues]);
          }
        }
    }
    expect(told).toEqual([]);
    expect(await digest.unchanged()).toBe(true);
    count("unknown keys", tries.length);
  },
);

it(
  "a text that must say something is refused where it is white space alone, by every procedure that writes",
  { timeout: 120_000 },
  async () => {
    const wrongIn = await wrongInputsIn(world, placesOf);
    const taken: unknown[] = [];
    let required = 0;
    for (const procedure of writing) {
      const { told, keys } = await wrongIn(procedure);
      for (const key of keys) {
        if (codeOf(await told({ [key]: "" }), key) !== "blank") continue;
        required += 1;
        for (const blank of [" ", "\t\r\n", "\u00a0\u2003\u3000"]) {
          await digest.unchanged();
          const code = codeOf(await told({ [key]: blank }), key);
          if (code !== "blank" || !(await digest.unchanged()))
            taken.push([procedure.title, key, blank, code]);
        }
      }
    }
    expect(taken).toEqual([]);
    count("blank texts", required);
  },
);

type Issues = DomainError["issues"];

const issuesOf = (call: Promise<unknown>): Promise<Issues> =>
  call.then(
    () => [],
    ({ cause }: { cause: unknown }) => (cause instanceof DomainError ? cause.issues : []),
  );

const codeOf = (issues: Issues | string, key: string): string | undefined =>
  typeof issues === "string" ? issues : issues.find(({ path }) => path[0] === key)?.code;
