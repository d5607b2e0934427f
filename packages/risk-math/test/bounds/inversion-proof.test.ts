import { certain, exactAggregate, pert, pointMass, poisson, bernoulli, type Risk } from "@riskloom/risk-math";
import { expect, test } from "vitest";

const narrow: Risk = { id: 0, occurrence: certain(), severity: pert({ low: 1, mid: 2, high: 3 }, 4) };

// With equal losses the transform is near 1 again at every whole turn, far beyond where it first vanishes.
test("a certain loss beside many losses of one size keeps their steps, in the bounds and in the figures", () => {
  const total = exactAggregate([narrow, { id: 1, occurrence: poisson(30), severity: pointMass(100) }]);
  // SciPy 1.17: stats.poisson.cdf([29, 30], 30).
  const steps = [
    [2950, 0.4757169861063199],
    [3000, 0.4757169861063199],
    [3003, 0.5483515125779114],
    [3050, 0.5483515125779114],
  ] as const;
  for (const [x, known] of steps) {
    const { low, high, value } = total.bounds.cdf(x);
    expect(low).toBeLessThanOrEqual(known);
    expect(high).toBeGreaterThanOrEqual(known);
    expect(value).toBeCloseTo(known, 6);
    expect(total.cdf(x)).toBe(value);
  }
});

test("a certain loss beside many losses of nearly one size keeps their steps", () => {
  const severity = pert({ low: 99.9, mid: 100, high: 100.1 }, 4);
  const others = Array.from({ length: 40 }, (_, i) => ({ id: i + 1, occurrence: bernoulli(0.5), severity }));
  const { bounds } = exactAggregate([narrow, ...others]);
  // SciPy 1.17: stats.binom.cdf([19, 20], 40, .5).
  for (const [x, known] of [
    [1950, 0.43731465619021037],
    [2050, 0.5626853438097896],
  ] as const) {
    expect(bounds.cdf(x).low).toBeLessThanOrEqual(known);
    expect(bounds.cdf(x).high).toBeGreaterThanOrEqual(known);
  }
});

test("so many events that nothing never happens to a double do not hide a rare step", () => {
  const { bounds } = exactAggregate([
    { id: 0, occurrence: poisson(800), severity: pert({ low: 0.5, mid: 1, high: 2 }, 4) },
    { id: 1, occurrence: bernoulli(0.5), severity: pert({ low: 1e6, mid: 2e6, high: 3e6 }, 4) },
  ]);
  // Between the many small losses and the single large one F is the probability that the latter does not happen.
  const { low, high } = bounds.cdf(5e5);
  expect(low).toBeLessThanOrEqual(0.5);
  expect(high).toBeGreaterThanOrEqual(0.5);
});
