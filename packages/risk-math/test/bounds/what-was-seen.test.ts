import {
  bernoulli,
  certain,
  exactAggregate,
  exponential,
  lognormal,
  normal,
  pert,
  pointMass,
  poisson,
  type Risk,
  tornado,
  triangular,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";

type Row = readonly [Risk["occurrence"], Risk["severity"]];
const register = (...rows: readonly Row[]): Risk[] =>
  rows.map(([occurrence, severity], id) => ({ id, occurrence, severity }));
const estimate = (low: number, mid: number, high: number): Risk["severity"] => pert({ low, mid, high }, 4);

test.each([
  estimate(500, 1000, 2000),
  triangular({ low: 1, mid: 2, high: 3 }),
  exponential(7),
  pointMass(3),
  lognormal({ mu: 1, sigma: 2 }),
])(
  "at every whole percentage up to 1 - p, one risk's percentile is 0, on the level of the atom too (%o)",
  (severity) => {
    for (let percent = 1; percent < 100; percent += 1) {
      const total = exactAggregate(register([bernoulli((100 - percent) / 100), severity]));
      expect([percent, total.quantile(percent / 100), total.cdf(0)]).toEqual([
        percent,
        0,
        total.bounds.cdf(0).value,
      ]);
      expect(total.bounds.quantile(percent / 100)).toMatchObject({ low: 0, value: 0, high: 0 });
    }
  },
);

test("one risk of both signs has its percentiles: the loss below 0, the atom, the loss above", () => {
  const total = exactAggregate(register([bernoulli(0.8), normal({ mean: 0, sd: 1 })]));
  // Φ⁻¹(0.25), the atom from 0.4 to 0.6, and Φ⁻¹(0.75): SciPy 1.17, stats.norm.ppf.
  expect(total.quantile(0.2)).toBeCloseTo(-0.6744897501960817, 12);
  expect([0.41, 0.5, 0.6].map(total.quantile)).toEqual([0, 0, 0]);
  expect(total.quantile(0.8)).toBeCloseTo(0.6744897501960817, 12);
  for (let percent = 1; percent < 100; percent += 1) expect(total.quantile(percent / 100)).not.toBeNaN();
});

test("an atom beside a varying loss keeps its whole mass", () => {
  const { bounds } = exactAggregate(
    register([bernoulli(0.5), pointMass(100)], [bernoulli(0.5), estimate(50, 60, 90)]),
  );
  // P(nothing) + P(100 alone) + P(the other alone), all at most 100.
  const at = bounds.cdf(100);
  expect(at.low).toBeLessThanOrEqual(0.75);
  expect(at.high).toBeGreaterThanOrEqual(0.75);
  expect((at.high ?? 1) - (at.low ?? 0)).toBeLessThan(1e-8);
  const before = bounds.cdf(99.999999);
  expect(before.low).toBeLessThanOrEqual(0.5);
  expect(before.high).toBeGreaterThanOrEqual(0.5);
  expect((before.high ?? 1) - (before.low ?? 0)).toBeLessThan(1e-8);
});

test("a fixed million beside a varying one is P40 exactly", () => {
  const { bounds } = exactAggregate(
    register([poisson(0.5), pointMass(1e6)], [poisson(0.8), estimate(0.5e6, 1e6, 2e6)]),
  );
  // Below a million: e^-1.3 (1 + 0.8 F(1e6)) with F(1e6) = 0.4167898 (SciPy 1.17, stats.beta(7/3, 11/3).cdf(1/3)), which
  // is 0.36340; the million alone adds 0.5 e^-1.3 = 0.13627.
  for (const p of [0.364, 0.4, 0.45, 0.499]) {
    expect(bounds.quantile(p)).toMatchObject({ low: 1e6, value: 1e6, high: 1e6 });
  }
  expect(bounds.quantile(0.363)?.high).toBeLessThan(1e6);
  expect(bounds.quantile(0.5)?.low).toBeGreaterThan(1e6);
});

test("losses fifteen decades apart: the median is that of the small ones", () => {
  const total = exactAggregate(
    register([poisson(0.5), estimate(0.001, 0.002, 0.003)], [poisson(0.5), estimate(1e11, 5e11, 1e12)]),
  );
  const { low, high } = total.bounds.quantile(0.5) ?? { low: null, high: null };
  expect(low ?? 0).toBeGreaterThan(0.001);
  expect(high ?? Infinity).toBeLessThan(0.003);
  expect((high ?? Infinity) - (low ?? 0)).toBeLessThan(1e-6);
  const median = total.quantile(0.5) ?? 0;
  // e^-0.5 (P(S₁ <= x) of the small ones) = 0.5 asks for P(S₁ <= x) = 0.8244, within the first event's range.
  expect(total.cdf(median)).toBeCloseTo(0.5, 4);
});

test("no percentile lies below the smallest possible total", () => {
  const { bounds } = exactAggregate(
    register([certain(), pointMass(1e6)], [poisson(0.5), estimate(50, 60, 90)]),
  );
  // P(no event) = e^-0.5 = 0.6065: all percentiles up to it are the fixed million.
  for (const p of [0.01, 0.1, 0.5, 0.606])
    expect(bounds.quantile(p)).toMatchObject({ low: 1e6, value: 1e6, high: 1e6 });
  expect(bounds.quantile(0.61)?.low).toBeGreaterThanOrEqual(1e6 + 50);
});

test("thirty heavy tails are told within the work that their windows may cost", () => {
  const severity = lognormal({ mu: Math.log(1e5) / 2, sigma: Math.log(1e5) / (2 * 1.6448536269514722) });
  const { bounds } = exactAggregate(
    Array.from({ length: 30 }, (_, id) => ({ id, occurrence: poisson(0.5), severity })),
  );
  for (const p of [0.1, 0.5, 0.9, 0.99]) {
    const { low, high, value } = bounds.quantile(p) ?? { low: null, high: null, value: 0 };
    expect((high ?? Infinity) - (low ?? 0)).toBeLessThan(5e-3 * value);
  }
});

test("where the percentile is the atom at 0, nothing contributes to it and leaving a risk out saves nothing", () => {
  const risks = register([bernoulli(0.05), estimate(1e6, 2e6, 3e6)], [bernoulli(0.03), estimate(50, 60, 90)]);
  for (const { euler, leaveOneOut, tail } of tornado(risks, { p: 0.9 }).rows) {
    expect([euler, leaveOneOut]).toEqual([0, 0]);
    expect(tail).toBeGreaterThan(0);
  }
});

test("an S-curve reaches its last percentile, on an atom too", () => {
  const benefits = register(
    [poisson(0.5), estimate(-900, -200, -100)],
    [bernoulli(0.3), estimate(-50, -20, -10)],
  );
  for (const risks of [
    benefits,
    register([bernoulli(0.001), estimate(1, 2, 3)], [bernoulli(0.0001), estimate(1, 2, 5)]),
  ]) {
    const points = exactAggregate(risks).sCurve();
    expect(points.at(-1)?.probability).toBeGreaterThanOrEqual(0.999);
    const chances = points.map(({ probability }) => probability);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  }
});

test.each([1e-12, 1e-3, 1, 1e3, 1e6])(
  "a rate of %f events is told, or told to be beyond telling, without an end",
  (rate) => {
    const total = exactAggregate(
      register([poisson(rate), estimate(50, 60, 90)], [poisson(1e-6), pointMass(1e9)]),
    );
    for (const p of [0.01, 0.5, 0.99]) {
      const bound = total.bounds.quantile(p);
      expect(bound?.low ?? -Infinity).toBeLessThanOrEqual(bound?.value ?? Number.NaN);
      expect(bound?.high ?? Infinity).toBeGreaterThanOrEqual(bound?.value ?? Number.NaN);
    }
  },
);
