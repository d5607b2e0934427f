import { exactAggregate, simulate } from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { portfolio } from "./canonical/portfolio.ts";

const levels = [0.05, 0.5, 0.8, 0.95];

test.each(["mixed", "rare", "small"] as const)(
  "for %s, at most 2 of 100 random seeds miss the exact mean or a percentile by more than 3 standard errors",
  { timeout: 120_000 },
  (name) => {
    const simulations = 2048;
    const risks = portfolio(name, "pert");
    const exact = exactAggregate(risks);
    const percentiles = levels.map((p) => {
      const value = exact.quantile(p) ?? 0;
      const step = 1e-3 * exact.sd;
      const density = (exact.cdf(value + step) - exact.cdf(value - step)) / (2 * step);
      return { p, value, error: Math.sqrt((p * (1 - p)) / simulations) / density };
    });
    const failures = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 100; seed += 1) {
      const run = simulate(risks, { simulations, seed: seed * 7_919 });
      const misses = [
        Math.abs(run.mean - exact.mean) > 3 * (exact.sd / Math.sqrt(simulations)),
        ...percentiles.map(({ p, value, error }) => Math.abs(run.percentile(p).value - value) > 3 * error),
      ];
      misses.forEach((miss, i) => (failures[i] = (failures[i] ?? 0) + Number(miss)));
    }
    expect(failures.filter((count) => count > 2)).toEqual([]);
  },
);

test(
  "the 95 % intervals of small cover P10, P50 and P95 as often as they say, over 5,000 seeds",
  { timeout: 180_000 },
  () => {
    const risks = portfolio("small", "pert");
    const exact = exactAggregate(risks);
    const seeds = 5000;
    const rows = [0.1, 0.5, 0.95].map((p) => ({ p, value: exact.quantile(p) ?? 0, covered: 0, stated: 0 }));
    for (let seed = 0; seed < seeds; seed += 1) {
      const run = simulate(risks, { simulations: 1000, seed });
      for (const row of rows) {
        const { low, high, coverage } = run.percentile(row.p);
        row.covered += Number(low !== null && high !== null && low <= row.value && row.value <= high);
        row.stated = coverage;
      }
    }
    for (const { covered, stated } of rows) {
      expect(Math.abs(covered / seeds - stated)).toBeLessThan(3 * Math.sqrt((stated * (1 - stated)) / seeds));
    }
  },
);
