import {
  density,
  exponential,
  type FittedFamily,
  fitToLosses,
  gamma,
  lognormal,
  normal,
  pareto,
  quantile,
  RiskMathError,
  weibull,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { digamma, trigamma } from "../src/numeric/digamma.ts";
import expected from "./fixtures/fit-reference.json" with { type: "json" };
import { uniforms } from "./bounds/random-register.ts";

const families: readonly FittedFamily[] = [
  "normal",
  "exponential",
  "lognormal",
  "gamma",
  "weibull",
  "pareto",
];

// A Pareto index of 1 or less has no mean, and is refused.
const told = expected.rows.filter(({ family, sample }) => family !== "pareto" || sample === "pareto");
const untold = expected.rows.filter((row) => !told.includes(row));

test.each(untold)("a $family for the $sample losses would have no mean and is refused", ({ losses }) => {
  expect(() => fitToLosses(losses, "pareto")).toThrow("no mean");
});

test.each(told)(
  "the $family that fits the $sample losses is SciPy's, with its likelihood and distances",
  ({ family, losses, likelihood, distance, darling, quantiles }) => {
    const known = families.find((name) => name === family);
    if (known === undefined) throw new Error("not fitted here");
    const fit = fitToLosses(losses, known);
    // SciPy's own search for gamma and Weibull ends at about 1e-5 of the parameters, 1e-9 of the likelihood.
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(likelihood - 1e-9 * Math.abs(likelihood));
    expect(fit.logLikelihood).toBeCloseTo(likelihood, 5);
    expect(fit.distance).toBeCloseTo(distance, 4);
    const apart = darling === null ? 1 / fit.andersonDarling : fit.andersonDarling / darling - 1;
    expect(Math.abs(apart)).toBeLessThan(darling === null ? Number.MIN_VALUE : 2e-4);
    for (const [p = 0, x = 0] of quantiles) {
      expect(Math.abs((quantile(fit.distribution, p) ?? 0) / x - 1)).toBeLessThan(2e-4);
    }
  },
);

const recovered = [
  ["normal", normal({ mean: -3, sd: 2 })],
  ["exponential", exponential(7)],
  ["lognormal", lognormal({ mu: 4, sigma: 1.5 })],
  ["gamma", gamma({ shape: 0.4, scale: 100 })],
  ["weibull", weibull({ shape: 0.8, scale: 1e6 })],
  ["pareto", pareto({ minimum: 50, shape: 2.5 })],
] as const;

test.each(recovered)("a %s is recovered from 100,000 draws of it", (family, truth) => {
  const random = uniforms(5);
  const losses = Array.from({ length: 100_000 }, () => quantile(truth, random()) ?? 0);
  const { distribution, distance } = fitToLosses(losses, family);
  for (const p of [0.1, 0.25, 0.5, 0.9]) {
    const [found, known] = [quantile(distribution, p) ?? 0, quantile(truth, p) ?? 1];
    // A percentile of a sample has the standard error √(p(1 - p)/N)/f; a fit's is no larger by much.
    const error = Math.sqrt((p * (1 - p)) / 100_000) / density(truth, known);
    expect(Math.abs(found - known)).toBeLessThan(4 * error);
  }
  // Kolmogorov's law: above 1.95 / √N one time in a thousand, and less often for a fit.
  expect(distance).toBeLessThan(1.95 / Math.sqrt(100_000));
});

test("of several fits the least criterion names the family that the losses came from", () => {
  const random = uniforms(9);
  const losses = Array.from({ length: 3000 }, () => quantile(weibull({ shape: 2, scale: 5 }), random()) ?? 0);
  const light = families.filter((family) => family !== "pareto");
  const best = light.toSorted((a, b) => fitToLosses(losses, a).aic - fitToLosses(losses, b).aic);
  expect(best[0]).toBe("weibull");
});

test.each([
  [[1], "gamma", "length"],
  [[1, 0], "gamma", "support"],
  [[1, -1], "pareto", "support"],
  [[2, 2, 2], "lognormal", "shape"],
  [[1, Number.NaN], "normal", "not-finite"],
  [[1, 1e80], "normal", "range"],
] as const)("losses %j are refused for a %s with the code %s", (losses, family, code) => {
  const refusal = (): unknown => fitToLosses(losses, family);
  expect(refusal).toThrow(RiskMathError);
  expect(refusal).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code })] }));
});

// mpmath 1.3: digamma and polygamma(1, x).
test.each([
  [1e-3, -1000.5755719318103, 1000001.6425331958],
  [1, -0.5772156649015329, 1.6449340668482264],
  [7.5, 1.946757484246087, 0.1426158966967038],
  [1e6, 13.815510057964191, 1.0000005000001667e-6],
])("digamma and trigamma of %f are right to twelve digits", (x, first, second) => {
  expect(Math.abs(digamma(x) / first - 1)).toBeLessThan(1e-12);
  expect(Math.abs(trigamma(x) / second - 1)).toBeLessThan(1e-12);
});
