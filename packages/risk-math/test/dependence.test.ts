import {
  bernoulli,
  exactAggregate,
  imanConover,
  nearestCorrelation,
  pert,
  poisson,
  rankCorrelation,
  simulate,
  simulateQuantiles,
  simulateVariants,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { portfolio } from "./canonical/portfolio.ts";

const small = portfolio("small", "pert");

test("Latin hypercube and Sobol sampling hit the exact mean at least thirty times closer than plain draws do on average", () => {
  const exact = exactAggregate(small);
  const plain = exact.sd / Math.sqrt(4096);
  for (const sampler of ["lhs", "sobol"] as const) {
    const run = simulateQuantiles(small, { simulations: 4096, seed: 11, sampler });
    expect(Math.abs(run.mean - exact.mean)).toBeLessThan(plain / 8);
    expect(Math.abs(run.percentile(0.5).value - (exact.quantile(0.5) ?? 0))).toBeLessThan(0.1 * exact.sd);
  }
});

test("a correlation widens the total and an invalid one is repaired and reported", () => {
  const risks = [1, 2, 3].map((id) => ({
    id,
    occurrence: poisson(2),
    severity: pert({ low: 1, mid: 2, high: 4 }, 4),
  }));
  const options = { simulations: 8192, seed: 3, sampler: "mc" } as const;
  const alone = simulateQuantiles(risks, options);
  const matrix = [
    [1, 0.8, 0.8],
    [0.8, 1, 0.8],
    [0.8, 0.8, 1],
  ];
  const joined = simulateQuantiles(risks, { ...options, correlation: matrix });
  expect(joined.correlation?.unchanged).toBe(true);
  expect(joined.sd ?? 0).toBeGreaterThan(1.4 * (alone.sd ?? 1));
  const invalid = [
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ];
  const repaired = simulateQuantiles(risks, { ...options, correlation: invalid });
  expect(repaired.correlation?.changes).toHaveLength(3);
  expect(nearestCorrelation(matrix).matrix).toEqual(matrix);
});

test("Iman–Conover keeps every value, reaches the rank correlation, and copes with ties at 0", () => {
  const risks = [1, 2].map((id) => ({
    id,
    occurrence: bernoulli(0.4),
    severity: pert({ low: 1, mid: 2, high: 4 }, 4),
  }));
  const samples = risks.map((risk, i) => simulate([risk], { simulations: 5000, seed: i }).totals);
  const [a = new Float64Array(0), b = new Float64Array(0)] = imanConover(
    samples,
    [
      [1, 0.7],
      [0.7, 1],
    ],
    9,
  );
  expect(a.toSorted()).toEqual(samples[0]);
  expect(b.toSorted()).toEqual(samples[1]);
  expect(rankCorrelation(a, b)).toBeGreaterThan(0.45);
});

test("common random numbers make the difference of two variants far less noisy than separate runs", () => {
  const halved = small.map((risk) => {
    const { occurrence } = risk;
    return occurrence.kind === "poisson" ? { ...risk, occurrence: poisson(occurrence.rate * 0.9) } : risk;
  });
  const [exactBefore, exactAfter] = [exactAggregate(small), exactAggregate(halved)];
  const { differences, variants } = simulateVariants([small, halved], { simulations: 20_000, seed: 5 });
  const [difference] = differences;
  const error = difference?.meanError ?? Number.POSITIVE_INFINITY;
  const expected = exactAfter.mean - exactBefore.mean;
  expect(Math.abs((difference?.mean ?? 0) - expected)).toBeLessThan(4 * error);
  const separate = Math.hypot(variants[0]?.meanError ?? 0, variants[1]?.meanError ?? 0);
  expect(error).toBeLessThan(separate / 3);
});
