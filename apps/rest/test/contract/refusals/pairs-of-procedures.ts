import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { openWorld, type World } from "../world/world.ts";
import { blamesBoth, type WrongInput, type WrongKey, writing, wrongInputsIn } from "../world/wrong-inputs.ts";

/** Tests that both faults of each pair that is chosen are told, in the order of the input, for every procedure that writes. */
export function testPairs(
  title: string,
  choose: (wrong: readonly WrongKey[]) => readonly WrongInput[],
  counter: Parameters<typeof count>[0],
): void {
  let world: World;
  let digest: Digest;
  let wrongIn: Awaited<ReturnType<typeof wrongInputsIn>>;
  let pairs = 0;
  beforeAll(async () => {
    world = await openWorld("in process");
    wrongIn = await wrongInputsIn(world);
    digest = await openDigest(world.register);
  });
  afterAll(async () => {
    await digest.close();
    await world.close();
  });

  it.each(writing)(`${title}: $title`, async (procedure) => {
    const { told, wrong } = await wrongIn(procedure);
    const inputs = choose(await wrong());
    await digest.unchanged();
    const untold: unknown[] = [];
    for (const { wrong: input, keys } of inputs) {
      pairs++;
      const issues = await told(input);
      if (!blamesBoth(issues, keys)) untold.push([input, issues]);
    }
    expect({ untold, unchanged: await digest.unchanged() }).toEqual({ untold: [], unchanged: true });
  });

  it("pairs are made of every procedure that writes", () => {
    expect(pairs).toBeGreaterThan(0);
    count(counter, pairs);
  });
}
