import { createHash } from "node:crypto";
import { simulate } from "@riskloom/risk-math";
import { simulateWithWorkers } from "@riskloom/risk-math/workers";
import { expect, test } from "vitest";
import { portfolio } from "./canonical/portfolio.ts";

const risks = portfolio("mixed", "pert", 200);
const options = { simulations: 100_000, seed: 42 };

test("1, 2 and 4 workers give the bits of one thread", async () => {
  const digests = [digest(simulate(risks, options).totals)];
  for (const workers of [1, 2, 4]) {
    const run = await simulateWithWorkers(risks, { ...options, workers });
    digests.push(digest(run.totals));
  }
  expect(new Set(digests).size).toBe(1);
});

test("progress rises to the number of simulations", async () => {
  const seen: number[] = [];
  await simulateWithWorkers(risks, { ...options, workers: 2, onProgress: (done) => seen.push(done) });
  expect(seen.at(-1)).toBe(options.simulations);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test("an aborted run is rejected with the reason of its signal", async () => {
  const controller = new AbortController();
  const run = simulateWithWorkers(risks, {
    ...options,
    simulations: 2_000_000,
    workers: 2,
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await expect(run).rejects.toThrow("enough");
});

test("a longer run begins with the shorter one, and a risk's draws do not depend on the others", () => {
  const one = simulate(risks.slice(0, 1), { simulations: 1000, seed: 5 });
  const again = simulate(risks.slice(0, 1), { simulations: 100_000, seed: 5 });
  const other = simulate(risks.slice(1, 3), { simulations: 1000, seed: 5 });
  const both = simulate(risks.slice(0, 3), { simulations: 1000, seed: 5 });
  expect(again.cdf(0)).toBeCloseTo(one.cdf(0), 1);
  expect(both.mean).toBeCloseTo(one.mean + other.mean, 3);
});

function digest(totals: Float64Array): string {
  return createHash("sha1")
    .update(new Uint8Array(totals.buffer, totals.byteOffset, totals.byteLength))
    .digest("hex");
}
