import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../src/call/context.ts";
import { CurveThreads } from "../src/report/curves/curve-threads.ts";
import { createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { reportWorld, type ReportWorld } from "./report-world.ts";

let register: TestRegister;
let world: ReportWorld;
beforeAll(async () => {
  register = await testRegister();
  world = await reportWorld(register);
});
afterAll(() => register.drop());

const asked = () => ({
  projectGroupId: world.groupId,
  options: { percentiles: [0.5 as const], evaluationTypes: ["gross" as const, "present" as const] },
});

it("tells how far a simulation is, and ends with the very report that is answered without being watched", async () => {
  const told: number[] = [];
  let answer: unknown;
  for await (const news of await world.alice.report.monteCarloProgress(asked())) {
    if (news.kind === "progress") told.push(news.done);
    else ({ answer } = news);
  }
  expect(told[0]).toBe(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(answer).toEqual(await world.alice.report.monteCarlo(asked()));
});

it("derives the seed from the question, takes another, and echoes it", async () => {
  const seedOf = async (options: object) =>
    (await world.alice.report.monteCarlo({ ...asked(), options: { ...asked().options, ...options } }))
      .results[0]?.seed;
  expect(await seedOf({})).toBe(await seedOf({}));
  expect(await seedOf({ simulations: 999 })).not.toBe(await seedOf({}));
  expect(await seedOf({ seed: 7 })).toBe(7);
});

it("shares one seed among the moments of a report, so that what did not change is simulated alike", async () => {
  const { results } = await world.alice.report.monteCarlo({
    ...asked(),
    timestamps: { ids: [...world.labels] },
    filter: { riskText: "3" },
  });
  expect(results[0]?.matrices[0]?.curves).toEqual(results[1]?.matrices[0]?.curves);
});

it("stops when its caller goes away", async () => {
  const gone = new AbortController();
  const context = await createContext(register.deps, {
    secret: { kind: "bearer", token: register.secrets.alice },
  });
  const api = createCaller(context, { signal: gone.signal });
  const report = api.report.monteCarlo({ ...asked(), options: { simulations: 10_000 } });
  gone.abort();
  await expect(report).rejects.toMatchObject({ cause: { name: "AbortError" } });
  expect((await world.alice.report.monteCarlo(asked())).results).toHaveLength(1);
});

const column = (size: number, figure: (i: number) => number) =>
  Float64Array.from({ length: size }, (_, i) => figure(i));
const portfolio = (size: number) => ({
  matrixId: 1,
  evaluationType: "present" as const,
  lambda: 2.9,
  budget: null,
  reserve: null,
  value: 0,
  riskIds: column(size, (i) => i + 1),
  rates: column(size, () => 0.2),
  lows: column(size, (i) => 100 + i),
  mids: column(size, (i) => 200 + i),
  highs: column(size, (i) => 500 + 2 * i),
  excludedRiskIds: [],
});
const simulation = (size: number) => ({
  kind: "simulated" as const,
  portfolios: [portfolio(size)],
  options: { percentiles: [0.5], simulations: 10_000, seed: 1 },
});

it("stops a thread in the middle of its work, and gives its place to the next task", async () => {
  const threads = new CurveThreads(1);
  const gone = new AbortController();
  const long = threads.run(simulation(20_000), { signal: gone.signal });
  const next = threads.run(simulation(3));
  const dropped = new AbortController();
  const waiting = threads.run(simulation(3), { signal: dropped.signal });
  dropped.abort(new Error("no longer wanted"));
  await expect(waiting).rejects.toThrow("no longer wanted");
  gone.abort(new Error("gone"));
  await expect(long).rejects.toThrow("gone");
  expect((await next).curves[0]?.risks).toBe(3);
  await threads.close();
});

it("gives the same figures on any number of threads, and tells what a thread refuses", async () => {
  const [one, three] = [new CurveThreads(1), new CurveThreads(3)];
  const first = await one.run(simulation(50));
  const others = await Promise.all([1, 2, 3].map(() => three.run(simulation(50))));
  for (const other of others) expect(other).toEqual(first);
  await expect(
    one.run({ ...simulation(1), options: { percentiles: [], simulations: -1, seed: 1 } }),
  ).rejects.toThrow("simulations");
  await Promise.all([one.close(), three.close()]);
});
