import {
  compoundMoments,
  eventVariance,
  exactAggregate,
  expectedEvents,
  exponential,
  geometric,
  negativeBinomial,
  probabilityOfAny,
  RiskMathError,
  simulate,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";

test("a negative binomial number of events has its mean, variance and probability of none", () => {
  for (const [mean, shape] of [
    [2, 0.1],
    [0.5, 1],
    [40, 3],
  ] as const) {
    const occurrence = negativeBinomial({ mean, shape });
    expect(expectedEvents(occurrence)).toBeCloseTo(mean, 12);
    expect(eventVariance(occurrence)).toBeCloseTo(mean + (mean * mean) / shape, 9);
    // (1 + mean / shape)^-shape
    expect(1 - probabilityOfAny(occurrence)).toBeCloseTo((1 + mean / shape) ** -shape, 12);
  }
  expect(expectedEvents(negativeBinomial({ mean: 0, shape: 2 }))).toBe(0);
});

test("a geometric sum of exponentials is exponential again, with its atom at 0", () => {
  const [mean, size] = [2, 5];
  const risk = { id: 1, occurrence: geometric(mean), severity: exponential(size) };
  // P(S > x) = q exp(-(1 - q) x / size), q = mean / (1 + mean).
  const q = mean / (1 + mean);
  const above = (x: number): number => q * Math.exp((-(1 - q) * x) / size);
  const exact = exactAggregate([risk]);
  for (const x of [0, 1, 10, 40, 100]) expect(1 - exact.cdf(x)).toBeCloseTo(above(x), 5);
  expect(compoundMoments(risk.occurrence, risk.severity).mean).toBeCloseTo(mean * size, 12);
  const run = simulate([risk], { simulations: 100_000, seed: 3 });
  for (const x of [0, 10, 40]) {
    const error = Math.sqrt((above(x) * (1 - above(x))) / 100_000);
    expect(Math.abs(1 - run.cdf(x) - above(x))).toBeLessThan(4 * error);
  }
});

test("parameters that make no number of events are refused", () => {
  for (const [mean, shape] of [
    [-1, 1],
    [1, 0],
    [1, -2],
    [1, 1e7],
    [Number.NaN, 1],
  ] as const) {
    expect(() => negativeBinomial({ mean, shape })).toThrow(RiskMathError);
  }
  expect(() => geometric(Number.POSITIVE_INFINITY)).toThrow(RiskMathError);
});
