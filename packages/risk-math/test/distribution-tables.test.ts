import {
  bernoulli,
  compoundQuantile,
  discrete,
  type Distribution,
  distributionMean,
  distributionSkewness,
  distributionVariance,
  exactAggregate,
  generalisedPareto,
  logCdf,
  logDensity,
  logLogistic,
  logSurvival,
  pareto,
  pert,
  poisson,
  quantile,
  RiskMathError,
  shortfallOver,
  simulate,
  survival,
  tornado,
  triangular,
  validateDistribution,
  weibull,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import tables from "./fixtures/distribution-tables.json" with { type: "json" };

function distributionOf({ kind, parameters }: (typeof tables)[number]): Distribution {
  const p: Record<string, number> = parameters;
  const of = (name: string): number => p[name] ?? 0;
  const [shape, scale] = [of("shape"), of("scale")];
  if (kind === "generalised-pareto") return { kind, threshold: of("threshold"), scale, shape };
  if (kind === "normal") return { kind, mean: of("mean"), sd: of("sd") };
  if (kind === "lognormal") return { kind, shift: 0, scale: Math.exp(of("mu")), sigma: of("sigma") };
  if (kind === "beta") return { kind, low: 0, high: 1, alpha: of("alpha"), beta: of("beta") };
  if (kind === "weibull" || kind === "log-logistic" || kind === "gamma") return { kind, shape, scale };
  throw new Error(kind);
}

/** The answer, or null for what a distribution does not have. */
function orNone(ask: () => number): number | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RiskMathError) return null;
    throw error;
  }
}

const cases = tables.map((table) => [`${table.kind} ${JSON.stringify(table.parameters)}`, table] as const);
/** A logarithm near 0 stands for a part near 1: there an absolute error of rounding is all that can be asked. */
const near = (value: number | null, expected: number | null | undefined, tolerance: number): boolean => {
  if (typeof expected !== "number") return value === null;
  return value !== null && Math.abs(value - expected) <= tolerance * Math.max(1e-3, Math.abs(expected));
};

test.each(cases)(
  "%s: logarithms of parts and density are right far beyond what a number holds",
  (_name, table) => {
    const distribution = distributionOf(table);
    expect(validateDistribution(distribution)).toEqual([]);
    const misses = table.rows.flatMap(([x, below, above, density]) => {
      const at = x ?? 0;
      const found = [logCdf(distribution, at), logSurvival(distribution, at), logDensity(distribution, at)];
      return [below, above, density].every((expected, i) => near(found[i] ?? null, expected, 1e-11))
        ? []
        : [[at, below, above, density, ...found]];
    });
    expect(misses).toEqual([]);
  },
);

test.each(cases)("%s: moments, partial means and quantiles are those of the formulas", (_name, table) => {
  const distribution = distributionOf(table);
  const mean = table.mean ?? 0;
  expect(near(distributionMean(distribution), mean, 1e-12)).toBe(true);
  expect(
    near(
      orNone(() => distributionVariance(distribution)),
      table.variance,
      1e-10,
    ),
  ).toBe(true);
  expect(
    near(
      orNone(() => distributionSkewness(distribution)),
      table.skewness,
      1e-8,
    ),
  ).toBe(true);
  const misses = table.quantiles.filter(
    ([p, expected]) => !near(quantile(distribution, p ?? 0), expected, 1e-11),
  );
  expect(misses).toEqual([]);
  for (const [x, , above, , partial] of table.rows) {
    if (typeof x !== "number" || typeof partial !== "number" || Math.abs(x) > 1e6) continue;
    // E(X - x)+ = E[X] - E[X; X <= x] - x P(X > x)
    const expected = mean - partial - x * Math.exp(above ?? Number.NEGATIVE_INFINITY);
    const scale = Math.abs(mean) + Math.abs(x);
    expect(Math.abs(shortfallOver(distribution, x) - Math.max(0, expected))).toBeLessThan(1e-11 * scale);
  }
});

test("survival and logarithms of bounded families and of atoms are those of their parts", () => {
  const triangle = triangular({ low: 0, mid: 1, high: 4 });
  // The last thousandth of the falling side: (0.004 / 4) (0.004 / 3).
  expect(survival(triangle, 3.996) / ((0.004 / 4) * (0.004 / 3))).toBeCloseTo(1, 10);
  const atoms = discrete([
    [1, 0.25],
    [2, 0.75],
  ]);
  expect([survival(atoms, 0), survival(atoms, 1), survival(atoms, 2)]).toEqual([1, 0.75, 0]);
  expect([logCdf(atoms, 0), logDensity(atoms, 1), logSurvival(atoms, 2)]).toEqual([null, null, null]);
  expect(logCdf(atoms, 2)).toBe(0);
  expect(logSurvival(pert({ low: 0, mid: 1, high: 2 }, 4), 2)).toBeNull();
});

test("parameters outside a family are refused with its code", () => {
  const codes = (make: () => unknown): string => {
    try {
      return JSON.stringify(make());
    } catch (error) {
      return error instanceof RiskMathError ? (error.issues[0]?.code ?? "") : String(error);
    }
  };
  expect(codes(() => pareto({ minimum: 0, shape: 2 }))).toBe("shape");
  expect(codes(() => pareto({ minimum: 1, shape: 1 }))).toBe("shape");
  expect(codes(() => generalisedPareto({ threshold: 0, scale: 1, shape: 1 }))).toBe("shape");
  expect(codes(() => generalisedPareto({ threshold: Number.NaN, scale: 1, shape: 0 }))).toBe("not-finite");
  expect(codes(() => weibull({ shape: 0, scale: 1 }))).toBe("shape");
  expect(codes(() => weibull({ shape: 1, scale: 1e-200 }))).toBe("range");
  expect(codes(() => logLogistic({ shape: 1, scale: 1 }))).toBe("shape");
  expect(codes(() => logLogistic({ shape: 2, scale: -1 }))).toBe("shape");
});

test("totals of heavy-tailed severities agree in closed form, exact total, table and simulation", () => {
  const severities = [
    pareto({ minimum: 100, shape: 4.5 }),
    weibull({ shape: 0.7, scale: 300 }),
    logLogistic({ shape: 5, scale: 200 }),
    generalisedPareto({ threshold: 0, scale: 50, shape: -0.3 }),
  ];
  for (const severity of severities) {
    const rare = { id: 1, occurrence: bernoulli(0.3), severity };
    expect(exactAggregate([rare]).quantile(0.9)).toBeCloseTo(quantile(severity, 1 - 0.1 / 0.3) ?? 0, 6);
    const often = { id: 1, occurrence: poisson(3), severity };
    const exact = exactAggregate([often]);
    const run = simulate([often], { simulations: 20_000, seed: 5 });
    for (const p of [0.3, 0.5, 0.9]) {
      const value = exact.quantile(p) ?? 0;
      expect(Math.abs(compoundQuantile(often)(p) / value - 1)).toBeLessThan(1e-3);
      const { low, high } = run.percentile(p, 0.9999);
      expect(low ?? Infinity).toBeLessThan(value);
      expect(high ?? 0).toBeGreaterThan(value);
    }
    const { rows } = tornado([often, { ...often, id: 2 }], { p: 0.9 });
    expect(rows[0]?.euler ?? 0).toBeCloseTo(rows[1]?.euler ?? 0, 3);
    expect(rows[0]?.euler ?? 0).toBeGreaterThan(0);
  }
});

test("a tail without three moments is refused by the exact total, and simulated", () => {
  const risk = { id: 1, occurrence: bernoulli(0.5), severity: pareto({ minimum: 1, shape: 1.5 }) };
  expect(() => exactAggregate([risk])).toThrow("too heavy");
  const run = simulate([risk], { simulations: 20_000, seed: 1 });
  // P(X > x) = x^-1.5 / 2 = 0.1 at x = 5^(2/3).
  const { low, high } = run.percentile(0.9, 0.9999);
  expect(low ?? 9).toBeLessThan(5 ** (2 / 3));
  expect(high ?? 0).toBeGreaterThan(5 ** (2 / 3));
});
