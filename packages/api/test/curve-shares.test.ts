import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Allowance } from "../src/report/curves/allowance.ts";
import type { CurveTask } from "../src/report/curves/curve-task.ts";
import { CurveThreads } from "../src/report/curves/curve-threads.ts";
import { type Waiting, WaitingTasks } from "../src/report/curves/waiting-tasks.ts";
import { createContext } from "../src/call/context.ts";
import { createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { reportWorld, type ReportWorld } from "./report-world.ts";

/** Takes about as long as its rate of events is high. */
const simulation = (rate: number): CurveTask => ({
  kind: "simulated",
  portfolios: [
    {
      matrixId: 1,
      evaluationType: "present",
      lambda: 2.9,
      budget: null,
      reserve: null,
      value: 1,
      riskIds: Float64Array.of(1),
      rates: Float64Array.of(rate),
      lows: Float64Array.of(1),
      mids: Float64Array.of(2),
      highs: Float64Array.of(3),
      excludedRiskIds: [],
    },
  ],
  options: { percentiles: [], simulations: 10_000, seed: 1 },
});

describe("tasks that wait for a thread", () => {
  const task = (organizationId: number, due: number): Waiting => ({
    organizationId,
    due,
    start: () => undefined,
  });
  const order = (waiting: WaitingTasks): (readonly [number, number])[] => {
    const taken: (readonly [number, number])[] = [];
    for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
      taken.push([next.organizationId, next.due]);
      waiting.done(next);
    }
    return taken;
  };

  it("come short before long, and what came long before does not wait for ever", () => {
    const waiting = new WaitingTasks(2);
    for (const due of [10_000, 60, 10_050, 12_000]) waiting.add(task(1, due));
    expect(order(waiting).map(([, due]) => due)).toEqual([60, 10_000, 10_050, 12_000]);
  });

  it("leave a thread to other organizations, and go to the one that has fewest", () => {
    const waiting = new WaitingTasks(3);
    for (const due of [1, 2, 3, 4]) waiting.add(task(1, due));
    waiting.add(task(2, 100));
    expect([waiting.take(), waiting.take(), waiting.take()].map((one) => one?.organizationId)).toEqual([
      1, 2, 1,
    ]);
    expect(waiting.take()).toBeUndefined();
  });

  it("are refused when too many of one organization wait, and another's are not", () => {
    const waiting = new WaitingTasks(2);
    for (let at = 0; at < 2_000; at++) waiting.add(task(1, at));
    expect(() => waiting.add(task(1, 0))).toThrow(expect.objectContaining({ code: "Unavailable" }));
    waiting.add(task(2, 0));
  });
});

describe("threads of curves", () => {
  let threads: CurveThreads;
  afterEach(() => threads.close());

  it("stop when the allowance of a report is used up, and serve the next", async () => {
    threads = new CurveThreads(1);
    const allowance = new Allowance(300);
    const endless = threads.run(simulation(1.5e5), { allowance });
    await expect(endless).rejects.toMatchObject({
      code: "Invalid",
      issues: [{ path: ["options"], params: { message: expect.stringContaining("than 0.3 seconds") } }],
    });
    expect(() => allowance.require()).toThrow("not valid");
    expect((await threads.run(simulation(1), { allowance: new Allowance(10_000) })).kind).toBe("simulated");
  });

  it("refuse what would draw more events than any simulation may", async () => {
    threads = new CurveThreads(1);
    await expect(threads.run(simulation(3e8))).rejects.toMatchObject({ code: "Invalid" });
  });

  it("are there for the next organization before it asks", async () => {
    threads = new CurveThreads(2);
    let started = 0;
    const count = () => void started++;
    process.on("worker", count);
    try {
      await threads.run(simulation(1), { organizationId: 1 });
      await expect.poll(() => started).toBe(2);
      const both = [1, 2].map((organizationId) => threads.run(simulation(1), { organizationId }));
      expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(["simulated", "simulated"]);
      expect(started).toBe(2);
    } finally {
      process.off("worker", count);
    }
  });

  it("answer one organization while another keeps them busy", async () => {
    threads = new CurveThreads(2);
    const gone = new AbortController();
    const busy = Array.from({ length: 5 }, () =>
      threads.run(simulation(1.5e5), { organizationId: 1, signal: gone.signal }).catch(() => "left"),
    );
    expect((await threads.run(simulation(1), { organizationId: 2 })).kind).toBe("simulated");
    gone.abort();
    expect(await Promise.all(busy)).toEqual(busy.map(() => "left"));
  });
});

describe("a report", () => {
  let register: TestRegister;
  let world: ReportWorld;
  beforeAll(async () => {
    register = await testRegister();
    world = await reportWorld(register);
  });
  afterAll(() => register.drop());

  it("that names an evaluation type three hundred times has it once", async () => {
    const evaluationTypes = Array.from({ length: 300 }, () => "present" as const);
    const { options, results } = await world.alice.report.scurve({
      projectGroupId: world.groupId,
      options: { evaluationTypes },
    });
    expect(options.evaluationTypes).toEqual(["present"]);
    const once = await world.alice.report.scurve({ projectGroupId: world.groupId, options: {} });
    expect(results).toEqual(once.results);
  });

  it("of which nothing is left to compute is refused with the reason", async () => {
    const secret = { kind: "bearer", token: register.secrets.alice } as const;
    const poor = createCaller(await createContext({ ...register.deps, reportComputingMs: -1 }, { secret }));
    await expect(
      poor.report.monteCarlo({ projectGroupId: world.groupId, options: {} }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { code: "Invalid" } });
  });
});
