import type { Discrete } from "../distributions/distribution.ts";
import { validatePercentile } from "../estimates/percentile.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import type { PointValues } from "./fourier-distribution.ts";
import type { FourierSeries } from "./fourier-inversion.ts";
import { solveQuantile } from "./solve-quantile.ts";
import type { TotalCumulants } from "./total-cumulants.ts";

export type AggregateMethod = "atoms" | "closed-form" | "characteristic-function" | "lattice";

/** A point of an S-curve: P(total <= x). */
export interface CurvePoint {
  readonly x: number;
  readonly probability: number;
}

/** The distribution of a total loss, in the unit of the risks. */
export interface Aggregate {
  readonly method: AggregateMethod;
  readonly mean: number;
  readonly variance: number;
  readonly sd: number;
  readonly skewness: number;
  /** P(no event happens at all); percentiles below it are 0 unless there are benefits. */
  readonly probabilityOfNothing: number;
  /** Bound on the error of `cdf`, rounding, truncation and discretisation together. */
  readonly cdfError: number;
  /** The outcomes of a total of atoms, else null. */
  readonly outcomes: Discrete | null;
  /** P(total <= x): as x a reserve, the probability that it suffices. */
  readonly cdf: (x: number) => number;
  /** `inf {x : F(x) >= p}`; for p = 0 and 1 the ends of the support, null where it has none. Code: `percentile`. */
  readonly quantile: (p: number) => number | null;
  /** The quantiles at p - cdfError and p + cdfError, between which the true one lies. */
  readonly bracket: (p: number) => { readonly low: number | null; readonly high: number | null };
  /** Mean of the worst 1 - p, an atom at the quantile split (Rockafellar and Uryasev 2002). */
  readonly cvar: (p: number) => number | null;
  /** Expected excess over a reserve, E[(total - reserve)+]. */
  readonly shortfall: (reserve: number) => number;
  /** Equally spaced points between two percentiles, shifted along x by `offset` (a budget, say). */
  readonly sCurve: (options?: SCurveOptions) => CurvePoint[];
  /** Fourier coefficients, when the characteristic function was inverted. */
  readonly series: FourierSeries | null;
}

export interface SCurveOptions {
  readonly points?: number;
  readonly from?: number;
  readonly to?: number;
  readonly offset?: number;
}

/** What an engine gives; the rest is the same for all of them. */
export interface Engine {
  readonly method: AggregateMethod;
  readonly at: (x: number) => PointValues;
  readonly cdfError: number;
  /** For p strictly between 0 and 1, where there is a shorter way than solving. */
  readonly quantile?: (p: number) => number;
  readonly outcomes?: Discrete;
  readonly series?: FourierSeries;
}

export function aggregateOf(cumulants: TotalCumulants, engine: Engine): Aggregate {
  const { mean, variance, third } = cumulants;
  const sd = Math.sqrt(Math.max(0, variance));
  const skewness = sd > 0 ? third / sd / sd / sd : 0;
  const inside = engine.quantile ?? ((p: number): number => solveQuantile(p, engine.at, cumulants));
  const quantile = (p: number): number | null => {
    refuse(validatePercentile(p));
    if (p > 0 && p < 1) return sd === 0 ? mean : inside(p);
    const end = p === 0 ? cumulants.low : cumulants.high;
    return Number.isFinite(end) ? end : null;
  };
  const shortfall = (reserve: number): number => {
    refuse(notFinite({ reserve }));
    return Math.max(0, engine.at(reserve).shortfall);
  };
  return {
    method: engine.method,
    mean,
    variance,
    sd,
    skewness,
    probabilityOfNothing: Math.exp(cumulants.logNothing),
    cdfError: engine.cdfError,
    outcomes: engine.outcomes ?? null,
    cdf: (x) => {
      refuse(notFinite({ x }));
      return Math.min(1, Math.max(0, engine.at(x).cdf));
    },
    quantile,
    bracket: (p) => ({
      low: quantile(Math.max(0, p - engine.cdfError)),
      high: quantile(Math.min(1, p + engine.cdfError)),
    }),
    cvar: (p) => {
      const at = quantile(p);
      if (p === 0) return mean;
      return at === null || p === 1 ? at : at + shortfall(at) / (1 - p);
    },
    shortfall,
    sCurve: (options = {}) => sCurve(quantile, engine.at, options),
    series: engine.series ?? null,
  };
}

function sCurve(
  quantile: (p: number) => number | null,
  at: Engine["at"],
  { points = 101, from = 0.001, to = 0.999, offset = 0 }: SCurveOptions,
): CurvePoint[] {
  refuse(notFinite({ points, offset }));
  if (!Number.isInteger(points) || points < 2 || points > 100_000) {
    refuse(issue("points", "range", "must be a whole number from 2 to 100,000"));
  }
  const low = quantile(from);
  const high = quantile(to);
  if (low === null || high === null || from >= to) {
    refuse(issue("from", "percentile", "and `to` must be ascending percentiles with finite quantiles"));
  }
  const start = low ?? 0;
  const width = (high ?? 0) - start;
  return Array.from({ length: points }, (_, i) => {
    const x = start + (width * i) / (points - 1);
    return { x: x + offset, probability: Math.min(1, Math.max(0, at(x).cdf)) };
  });
}
