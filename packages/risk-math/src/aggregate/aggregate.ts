import type { Bound, ErrorEstimate } from "../bounds/bound.ts";
import type { Figures } from "../bounds/figures.ts";
import type { Discrete } from "../distributions/distribution.ts";
import { validatePercentile } from "../estimates/percentile.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import type { FourierSeries } from "./fourier-inversion.ts";
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
  /** The outcomes of a total of atoms, else null. */
  readonly outcomes: Discrete | null;
  /** P(total <= x): as x a reserve, the probability that it suffices. */
  readonly cdf: (x: number) => number;
  /** `inf {x : F(x) >= p}`; for p = 0 and 1 the ends of the support, null where it has none. Code: `percentile`. */
  readonly quantile: (p: number) => number | null;
  /** Mean of the worst 1 - p, an atom at the quantile split (Rockafellar and Uryasev 2002). */
  readonly cvar: (p: number) => number | null;
  /** Expected excess over a reserve, E[(total - reserve)+]. */
  readonly shortfall: (reserve: number) => number;
  /** Equally spaced points between two percentiles, shifted along x by `offset` (a budget, say). */
  readonly sCurve: (options?: SCurveOptions) => CurvePoint[];
  /** Fourier coefficients, when the characteristic function was inverted. */
  readonly series: FourierSeries | null;
}

/** A total of which every figure has a proved bound. */
export interface ExactAggregate extends Aggregate {
  readonly bounds: Figures<Bound>;
}

/** A total of which every figure has a measured error. */
export interface EstimatedAggregate extends Aggregate {
  readonly estimates: Figures<ErrorEstimate>;
}

export interface SCurveOptions {
  readonly points?: number;
  readonly from?: number;
  readonly to?: number;
  readonly offset?: number;
}

/** What an engine gives; the rest is the same for all of them. */
export interface Answers {
  readonly method: AggregateMethod;
  readonly cdf: (x: number) => number;
  /** For p strictly between 0 and 1. */
  readonly quantile: (p: number) => number;
  readonly shortfall: (x: number) => number;
  readonly outcomes?: Discrete;
  readonly series?: FourierSeries;
}

export function aggregateOf(cumulants: TotalCumulants, answers: Answers): Aggregate {
  const { mean, variance, third } = cumulants;
  const sd = Math.sqrt(Math.max(0, variance));
  const skewness = sd > 0 ? third / sd / sd / sd : 0;
  const quantile = (p: number): number | null => {
    refuse(validatePercentile(p));
    if (p > 0 && p < 1) return answers.quantile(p);
    const end = p === 0 ? cumulants.low : cumulants.high;
    return Number.isFinite(end) ? end : null;
  };
  const shortfall = (reserve: number): number => {
    refuse(notFinite({ reserve }));
    return Math.max(0, answers.shortfall(reserve));
  };
  const cdf = (x: number): number => {
    refuse(notFinite({ x }));
    return Math.min(1, Math.max(0, answers.cdf(x)));
  };
  return {
    method: answers.method,
    mean,
    variance,
    sd,
    skewness,
    probabilityOfNothing: Math.exp(cumulants.logNothing),
    outcomes: answers.outcomes ?? null,
    cdf,
    quantile,
    cvar: (p) => {
      const at = quantile(p);
      if (p === 0) return mean;
      return at === null || p === 1 ? at : at + shortfall(at) / (1 - p);
    },
    shortfall,
    sCurve: (options = {}) => sCurve(quantile, cdf, options),
    series: answers.series ?? null,
  };
}

function sCurve(
  quantile: (p: number) => number | null,
  cdf: (x: number) => number,
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
  const [start, end] = [low ?? 0, high ?? 0];
  let reached = 0;
  return Array.from({ length: points }, (_, i) => {
    // The last point is the quantile itself, not a sum that comes near it: an atom there belongs to the curve.
    const x = i === points - 1 ? end : start + ((end - start) * i) / (points - 1);
    reached = Math.max(reached, cdf(x), i === points - 1 ? to : 0);
    return { x: x + offset, probability: reached };
  });
}
