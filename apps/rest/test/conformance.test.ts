import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "./contract/world.ts";
import { compExamples } from "./examples/comp.ts";
import type { Example } from "./examples/example.ts";
import { ramriskExamples } from "./examples/ramrisk.ts";

/** The examples of each manual, and where the risk that they call `{risk}` is found. */
const manuals: readonly { name: string; examples: readonly Example[]; risk: string }[] = [
  { name: "Comp AI", examples: compExamples, risk: "/api/v1/risks?search=Settlement" },
  { name: "RamRisk", examples: ramriskExamples, risk: "/api/v1/projects/1/risks?ordering=-id" },
];

describe.each(manuals)("$name", ({ examples, risk }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
  });
  afterAll(() => world.close());

  const riskOf = async (): Promise<string> => {
    const { results, data } = (await world.send("GET", risk)).json as Record<string, { id: string }[]>;
    return (results ?? data)?.[0]?.id ?? "";
  };

  it.each(examples)("$title", async ({ method, path, as, headers = {}, body, status, answer }) => {
    const to = path.includes("{risk}") ? path.replace("{risk}", await riskOf()) : path;
    const got = await world.send(method, to, { ...(as === null && { as }), headers, body });
    expect(got.json).toEqual(answer);
    expect(got.status).toBe(status);
  });
});
