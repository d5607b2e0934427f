import {
  cdf,
  gamma,
  poissonProbabilities,
  quantile,
  rankInterval,
  wilksSampleSize,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { incompleteBeta, incompleteBetaInverse, incompleteBetaTail } from "../src/numeric/incomplete-beta.ts";
import { incompleteGamma, incompleteGammaTail } from "../src/numeric/incomplete-gamma.ts";
import reference from "./fixtures/special-functions.json" with { type: "json" };

const off = (value: number, expected: number): number => Math.abs(value / expected - 1);

test("both parts of the incomplete beta function are right to 1e-12 from 1e-8 to 1e12 in its parameters", () => {
  const misses = reference.beta.filter(([x = 0, a = 0, b = 0, lower = 0, upper = 0]) => {
    const error = Math.max(off(incompleteBeta(x, a, b), lower), off(incompleteBetaTail(x, a, b), upper));
    return !(error < 1e-12);
  });
  expect(misses).toEqual([]);
});

test("both parts of the incomplete gamma function are right to 1e-12 up to a shape of 1e8", () => {
  const misses = reference.gamma.filter(([a = 0, x = 0, lower = 0, upper = 0]) => {
    const error = Math.max(off(incompleteGamma(a, x), lower), off(incompleteGammaTail(a, x), upper));
    return !(error < 1e-12);
  });
  expect(misses).toEqual([]);
});

test("the inverse of the incomplete beta function leads back to its argument", () => {
  for (const [x = 0, a = 0, b = 0, lower = 0, upper = 0] of reference.beta) {
    if (lower < 1e-200 || upper < 1e-3 || x > 0.5) continue;
    const found = incompleteBetaInverse(lower, a, b);
    // Where the function is steep its argument is exact, where it is flat its value.
    expect(Math.min(off(found, x), off(incompleteBeta(found, a, b), lower))).toBeLessThan(1e-12);
  }
});

test("rank intervals hold to the last rank and state their coverage to 1e-11 of what lies outside", () => {
  for (const { n, p, confidence, lower, upper, outside } of reference.ranks) {
    const found = rankInterval(n, p, confidence);
    expect([n, p, found.lower, found.upper]).toEqual([n, p, lower, upper]);
    expect(Math.abs(found.coverage - (1 - outside))).toBeLessThan(1e-11 * outside + 2e-16);
  }
});

test("rank intervals, sample sizes and percentiles at the edge of numbers are answered at once", () => {
  const largest = Number.MAX_SAFE_INTEGER;
  for (const p of [Number.MIN_VALUE, 1e-9, 0.5, 1 - 2 ** -53]) {
    for (const confidence of [Number.MIN_VALUE, 1e-9, 0.5, 1 - 2 ** -53]) {
      const { lower, upper, coverage } = rankInterval(largest, p, confidence);
      expect(lower ?? 0).toBeLessThanOrEqual(upper ?? largest + 1);
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(coverage).toBeLessThanOrEqual(1);
    }
  }
  // 1 - n s^(n-1) + (n-1) s^n with n (1 - s) = x: confidence = 1 - (1 + x) e^-x, x = 4.743864518… for 0.95.
  expect(wilksSampleSize(1 - 1e-9, 0.95, 2) / 4_743_864_518).toBeCloseTo(1, 6);
  expect(() => wilksSampleSize(1 - 2 ** -53, 0.99999999, 2)).toThrow("2^53");
  expect(() => rankInterval(2 ** 53, 0.5)).toThrow("2^53");
});

test("probabilities of many events keep their digits, and their number is bounded", () => {
  // Poisson(1000) at 1000 and at 1200: exp(n log λ - λ - log n!) by mpmath.
  const probabilities = poissonProbabilities(1000, 1201);
  expect(off(probabilities[1000] ?? 0, 0.0126146113487215)).toBeLessThan(1e-13);
  expect(off(probabilities[1200] ?? 0, 7.992642848843571e-11)).toBeLessThan(1e-13);
  expect(() => poissonProbabilities(1, 1e12)).toThrow("10,000,000");
  expect(() => poissonProbabilities(1, 2.5)).toThrow("whole");
});

test("a gamma of a large shape answers with the quantile of its distribution function", () => {
  const many = gamma({ shape: 1e6, scale: 2 });
  for (const p of [1e-9, 0.5, 0.999]) expect(off(cdf(many, quantile(many, p) ?? 0), p)).toBeLessThan(1e-11);
});
