import {
  certain,
  compoundQuantile,
  discrete,
  exactAggregate,
  exponential,
  gamma,
  lognormal,
  normal,
  pert,
  pointMass,
  poisson,
  simulate,
  simulateQuantiles,
  uncertainRate,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import reference from "./fixtures/compound-reference.json" with { type: "json" };

const off = (value: number, expected: number): number =>
  value === expected ? 0 : Math.abs(value / expected - 1);

test.each(reference.map((row) => [`${row.kind} at ${row.rate}`, row] as const))(
  "percentiles of a year of losses, %s, are right to 2e-4 whatever their scale",
  (_name, { rate, parameters, quantiles }) => {
    const { mu = 0, sigma = 1, shape, scale = 1 } = parameters;
    const severity = shape === undefined ? lognormal({ mu, sigma }) : gamma({ shape, scale });
    const quantile = compoundQuantile({ id: 1, occurrence: poisson(rate), severity });
    const misses = quantiles.filter(([p = 0, expected = 0]) => !(off(quantile(p), expected) < 2e-4));
    expect(misses.map(([p = 0, expected]) => [p, expected, quantile(p)])).toEqual([]);
  },
);

test("sums of thousands to millions of events are not spread by their table", () => {
  for (const rate of [200, 1e4, 1e6]) {
    const risk = { id: 1, occurrence: poisson(rate), severity: exponential(5) };
    const [quantile, exact] = [compoundQuantile(risk), exactAggregate([risk])];
    for (const p of [0.01, 0.5, 0.999]) expect(off(quantile(p), exact.quantile(p) ?? 0)).toBeLessThan(1e-6);
  }
});

test("a rate that is uncertain makes a year of exponential losses the geometric sum of its closed form", () => {
  // N geometric of mean 2: P(S > x) = 2/3 exp(-x / 15).
  const quantile = compoundQuantile({
    id: 1,
    occurrence: uncertainRate(exponential(2)),
    severity: exponential(5),
  });
  expect(quantile(0.3)).toBe(0);
  for (const p of [0.4, 0.8, 0.99])
    expect(off(quantile(p), -15 * Math.log(1.5 * (1 - p)))).toBeLessThan(1e-4);
});

test("benefits have the quantiles of losses in a mirror", () => {
  const loss = { id: 1, occurrence: poisson(2), severity: pert({ low: 500, mid: 1000, high: 2000 }, 4) };
  const gain = { ...loss, severity: pert({ low: -2000, mid: -1000, high: -500 }, 4) };
  const [losses, gains] = [compoundQuantile(loss), compoundQuantile(gain)];
  for (const p of [0.05, 0.5, 0.9]) expect(gains(p)).toBeCloseTo(-losses(1 - p), 6);
});

test("heavy tails keep their percentiles in a simulation by quantiles", () => {
  const [first] = reference;
  const { mu = 0, sigma = 1 } = first?.parameters ?? {};
  const risks = [{ id: 1, occurrence: poisson(first?.rate ?? 0), severity: lognormal({ mu, sigma }) }];
  const run = simulateQuantiles(risks, { simulations: 65_536, seed: 4, sampler: "mc" });
  for (const [p = 0, expected = 0] of first?.quantiles ?? []) {
    if (p > 0.99) continue;
    const { low, high } = run.percentile(p, 0.9999);
    expect(low ?? -1).toBeLessThanOrEqual(expected * (1 + 1e-3));
    expect(high ?? Infinity).toBeGreaterThanOrEqual(expected * (1 - 1e-3));
  }
});

test("a simulation says how far its tables may be off, and nothing where there are none", () => {
  const options = { simulations: 64, seed: 1, sampler: "lhs" } as const;
  const single = [{ id: 1, occurrence: certain(), severity: normal({ mean: 1, sd: 2 }) }];
  const atoms = [{ id: 1, occurrence: poisson(2), severity: pointMass(3) }];
  expect(simulateQuantiles([...single], options).tableError).toBe(0);
  expect(simulateQuantiles([...atoms], options).tableError).toBe(0);
  const many = [{ id: 1, occurrence: poisson(2), severity: pert({ low: 99, mid: 100, high: 101 }, 4) }];
  const { tableError } = simulateQuantiles(many, options);
  expect(tableError).toBeGreaterThan(0);
  expect(tableError).toBeLessThan(1);
});

test("a stratified run of fewer than 32 simulations states no error, a longer one its estimate", () => {
  const risks = [{ id: 1, occurrence: certain(), severity: normal({ mean: 0, sd: 1 }) }];
  const short = simulateQuantiles(risks, { simulations: 16, seed: 1, sampler: "sobol" });
  expect([short.meanError, short.percentile(0.5).low, short.percentile(0.5).by]).toEqual([
    null,
    null,
    "replications",
  ]);
  const long = simulateQuantiles(risks, { simulations: 1024, seed: 1, sampler: "sobol" });
  expect(long.meanError ?? 1).toBeLessThan(0.01);
  expect(long.percentile(0.5).by).toBe("replications");
});

test("the mean of a worst part states a standard error that its spread over seeds bears out", () => {
  const risks = [{ id: 1, occurrence: certain(), severity: exponential(1) }];
  const runs = Array.from({ length: 300 }, (_, seed) => simulate(risks, { simulations: 2048, seed }));
  const values = runs.map((run) => run.cvar(0.9));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  const stated = runs.reduce((sum, run) => sum + (run.cvarError(0.9) ?? 0), 0) / runs.length;
  // Exponential of mean 1: the worst tenth begins at ln 10 and has the mean 1 + ln 10.
  expect(Math.abs(mean - 1 - Math.log(10))).toBeLessThan((4 * spread) / Math.sqrt(300));
  expect(stated / spread).toBeGreaterThan(0.85);
  expect(stated / spread).toBeLessThan(1.15);
  expect(simulate(risks, { simulations: 10, seed: 1 }).cvarError(0.95)).toBeNull();
});

test("a discrete severity of many scales keeps each of them, to the steps of its lattice", () => {
  const severity = discrete([
    [0.001, 0.5],
    [1e12, 0.5],
  ]);
  const quantile = compoundQuantile({ id: 1, occurrence: poisson(0.5), severity });
  // P(N = 0) = e^-0.5; then up to e^-0.25 only small losses.
  expect(quantile(0.6)).toBe(0);
  expect(off(quantile(0.7), 0.001)).toBeLessThan(5e-3);
  expect(off(quantile(0.9), 1e12)).toBeLessThan(5e-3);
});
