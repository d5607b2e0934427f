import { validatePercentile } from "../estimates/percentile.ts";
import { refuse, issue, notFinite } from "../risk-math-error.ts";
import { quantileRank, rankInterval } from "./order-statistics.ts";

/** A simulated percentile with its interval; an end is null where the sample is too small for it. */
export interface SamplePercentile {
  readonly p: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Probability that such an interval covers the true percentile. */
  readonly coverage: number;
  /**
   * Independent simulations: the ranks' exact coverage, whatever the distribution. Stratified ones: an estimate from
   * the spread between replications.
   */
  readonly by: "order-statistics" | "replications";
}

/** A sample of totals in ascending order and what it says, errors included. */
export interface SampleSummary {
  readonly simulations: number;
  readonly totals: Float64Array;
  readonly mean: number;
  /** Standard error of the mean; null for a single simulation. */
  readonly meanError: number | null;
  /** Sample standard deviation (1/(N-1)); null for a single simulation. */
  readonly sd: number | null;
  /** `x_(ceil(N p))` with its interval; p = 0 and 1 give the ends of the sample. */
  readonly percentile: (p: number, confidence?: number) => SamplePercentile;
  /** Interpolated quantile of Hyndman and Fan's type 7, as spreadsheets give it. */
  readonly type7: (p: number) => number;
  /** Mean of the worst 1 - p, the boundary value with its fractional weight. */
  readonly cvar: (p: number) => number;
  /**
   * Estimate of the standard error of `cvar`, `sqrt((v + p (c - q)²) / (N (1 - p)))` with v the variance of the worst
   * 1 - p, c its mean and q where it begins (Manistre and Hancock 2005); null for fewer than two totals in it.
   */
  readonly cvarError: (p: number) => number | null;
  /** Share of simulations at or below x. */
  readonly cdf: (x: number) => number;
}

/** Sorts the totals in place and describes them. Codes: `empty`, `not-finite` (a total), `percentile`, `confidence`. */
export function summarise(totals: Float64Array): SampleSummary {
  const simulations = totals.length;
  if (simulations === 0) refuse(issue("totals", "empty", "needs at least one simulation"));
  const mean = pairwiseSum(totals, 0, simulations) / simulations;
  refuse(notFinite({ totals: mean }));
  totals.sort();
  const squares = totals.map((x) => (x - mean) * (x - mean));
  const sd = simulations > 1 ? Math.sqrt(pairwiseSum(squares, 0, simulations) / (simulations - 1)) : null;
  const at = (rank: number): number => totals[rank - 1] ?? 0;
  return {
    simulations,
    totals,
    mean,
    meanError: sd === null ? null : sd / Math.sqrt(simulations),
    sd,
    percentile: (p, confidence = 0.95) => {
      refuse(validatePercentile(p));
      const value = at(quantileRank(simulations, p));
      if (p === 0 || p === 1) return { p, value, low: null, high: null, coverage: 0, by: "order-statistics" };
      const { lower, upper, coverage } = rankInterval(simulations, p, confidence);
      return {
        p,
        value,
        low: lower === null ? null : at(lower),
        high: upper === null ? null : at(upper),
        coverage,
        by: "order-statistics",
      };
    },
    type7: (p) => {
      refuse(validatePercentile(p));
      return interpolated(totals, p);
    },
    cvar: (p) => {
      refuse(validatePercentile(p));
      return tailMean(totals, p);
    },
    cvarError: (p) => {
      refuse(validatePercentile(p));
      return tailMeanError(totals, p);
    },
    cdf: (x) => {
      refuse(notFinite({ x }));
      return countUpTo(totals, x) / simulations;
    },
  };
}

function interpolated(totals: Float64Array, p: number): number {
  const place = (totals.length - 1) * p;
  const first = Math.floor(place);
  const low = totals[first] ?? 0;
  return low + (place - first) * ((totals[first + 1] ?? low) - low);
}

/** How many of the ascending totals are at most x. */
function countUpTo(totals: Float64Array, x: number): number {
  let [low, high] = [0, totals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tailMean(totals: Float64Array, p: number): number {
  const size = totals.length;
  const worst = size * (1 - p);
  const rank = quantileRank(size, p);
  if (p === 1 || worst <= 1e-9) return totals[size - 1] ?? 0;
  const whole = size - rank;
  const boundary = totals[rank - 1] ?? 0;
  return (pairwiseSum(totals, rank, size) + Math.max(0, worst - whole) * boundary) / worst;
}

function tailMeanError(totals: Float64Array, p: number): number | null {
  const size = totals.length;
  const first = quantileRank(size, p);
  const worst = totals.subarray(p === 0 ? 0 : first);
  if (worst.length < 2) return null;
  const mean = pairwiseSum(worst, 0, worst.length) / worst.length;
  const squares = worst.reduce((sum, total) => sum + (total - mean) ** 2, 0);
  const excess = p === 0 ? 0 : mean - (totals[first - 1] ?? 0);
  return Math.sqrt((squares / (worst.length - 1) + p * excess * excess) / (size * (1 - p)));
}

/** Pairwise summation: the error grows with the logarithm of the count. */
function pairwiseSum(values: Float64Array, from: number, to: number): number {
  if (to - from <= 128) {
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
    return sum;
  }
  const middle = (from + to) >> 1;
  return pairwiseSum(values, from, middle) + pairwiseSum(values, middle, to);
}
