import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DialectName } from "../src/engine/dialect.ts";
import { openWorld, type World } from "./contract/world.ts";
import { compExamples } from "./examples/comp.ts";
import type { Example } from "./examples/example.ts";
import { kendisExamples } from "./examples/kendis.ts";
import { fillKendisRegister } from "./examples/kendis-register.ts";
import { ramriskControlExamples } from "./examples/ramrisk-controls.ts";
import { ramriskExamples } from "./examples/ramrisk.ts";

interface Manual {
  name: string;
  dialect: DialectName;
  examples: readonly Example[];
  /** where the risk that they call `{risk}` is found */
  risk: string;
  /** makes what the examples speak of */
  prepare?(world: World): Promise<void>;
}

/** The examples of each manual. */
const manuals: readonly Manual[] = [
  { name: "Comp AI", dialect: "comp", examples: compExamples, risk: "/api/v1/risks?search=Settlement" },
  {
    name: "Kendis",
    dialect: "kendis",
    examples: kendisExamples,
    risk: "/api/v1/RR-PROG/risk",
    prepare: ({ register }) => fillKendisRegister(register),
  },
  {
    name: "RamRisk",
    dialect: "ramrisk",
    examples: [...ramriskExamples, ...ramriskControlExamples],
    risk: "/api/v1/projects/1/risks?ordering=-id",
  },
];

describe.each(manuals)("$name", ({ dialect, examples, risk, prepare }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
    await prepare?.(world);
  });
  afterAll(() => world.close());

  const riskOf = async (): Promise<string> => {
    const { results, data } = (await world.send("GET", risk, { dialect })).json as Record<
      string,
      { id: string }[]
    >;
    return (results ?? data)?.[0]?.id ?? "";
  };

  it.each(examples)("$title", async ({ method, path, as, headers = {}, body, status, answer }) => {
    const to = path.includes("{risk}") ? path.replace("{risk}", await riskOf()) : path;
    const got = await world.send(method, to, { ...(as === null && { as }), dialect, headers, body });
    expect(got.json).toEqual(answer);
    expect(got.status).toBe(status);
  });
});
