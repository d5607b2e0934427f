import { validatePercentile } from "../estimates/percentile.ts";
import { incompleteBeta, incompleteBetaTail } from "../numeric/incomplete-beta.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";

/** Ranks, from 1, between which a percentile lies with the given coverage; null where the sample is too small. */
export interface RankInterval {
  readonly lower: number | null;
  readonly upper: number | null;
  /** Exact probability that the interval covers the percentile; an open end counts as covered. */
  readonly coverage: number;
}

/**
 * Distribution-free interval for a percentile: with X ~ Binomial(n, p), the largest `lower` with
 * `P(X < lower) <= α/2` and the smallest `upper` with `P(X >= upper) <= α/2` (David and Nagaraja 2003, section 7.1).
 *
 * Codes: `not-finite`, `percentile` (p not strictly inside), `simulations`, `confidence`.
 *
 * @example
 * rankInterval(10_000, 0.95, 0.95); // ranks 9457 and 9543, coverage 0.9515…
 */
export function rankInterval(n: number, p: number, confidence: number = 0.95): RankInterval {
  requireSample(n, p, confidence);
  const tail = (1 - confidence) / 2;
  const reach = -normalQuantile(tail) * Math.sqrt(n * p * (1 - p));
  // P(X < k) grows and P(X >= k) falls with k; both are computed as the small part they are.
  const lower = lastWhole((k) => k === 0 || binomialBelow(k, n, p) <= tail, n * p - reach, n);
  const upper = 1 + lastWhole((k) => k === 0 || binomialFrom(k, n, p) > tail, n * p + reach, n);
  const outside = (lower > 0 ? binomialBelow(lower, n, p) : 0) + (upper <= n ? binomialFrom(upper, n, p) : 0);
  return { lower: lower > 0 ? lower : null, upper: upper <= n ? upper : null, coverage: 1 - outside };
}

/** The last whole number in [0, most] where a condition holds that holds at 0 and, once broken, stays so. */
function lastWhole(holds: (k: number) => boolean, guess: number, most: number): number {
  const start = Math.min(Math.max(Math.floor(guess), 0), most);
  let [low, high] = [0, most + 1];
  // Doubling steps away from the guess, then halving between.
  let step = 1;
  if (holds(start)) {
    low = start;
    for (; low + step < high && holds(low + step); step *= 2) low += step;
    high = Math.min(high, low + step);
  } else {
    high = start;
    for (; high - step > low && !holds(high - step); step *= 2) high -= step;
    low = Math.max(low, high - step);
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Rank, from 1, of the sample quantile `x_(ceil(n p))`; a product that is whole but for rounding stays whole. */
export function quantileRank(n: number, p: number): number {
  return clamp(Math.ceil(n * p - 1e-9 * n * Math.min(1, p)), n);
}

/**
 * Asymptotic standard error of a percentile estimated from n simulations, `sqrt(p (1 - p) / n) / f(Q)`, with the
 * density at the percentile. Codes: `simulations`, `percentile`, `not-finite`, `range` (density not above 0).
 */
export function percentileStandardError(n: number, p: number, density: number): number {
  requireSample(n, p, 0.5);
  refuse(notFinite({ density }));
  if (density <= 0) refuse(issue("density", "range", "must be above 0"));
  return Math.sqrt((p * (1 - p)) / n) / density;
}

/**
 * Simulations after which a normal-like percentile is known within a relative error at a confidence:
 * `(z / e)² p (1 - p) / φ(z_p)² (c / (1 + z_p c))²`, c the coefficient of variation of the total, rounded up.
 *
 * @example
 * requiredSimulations({ p: 0.95, variation: 0.35, relativeError: 0.01, confidence: 0.95 }); // 8464
 */
export function requiredSimulations(ask: {
  readonly p: number;
  readonly variation: number;
  readonly relativeError: number;
  readonly confidence: number;
}): number {
  const { p, variation, relativeError, confidence } = ask;
  requireSample(1, p, confidence);
  refuse(notFinite({ variation, relativeError }));
  if (relativeError <= 0 || variation < 0) refuse(issue("relativeError", "range", "must be above 0"));
  const z = normalQuantile((1 + confidence) / 2);
  const at = normalQuantile(p);
  const density = Math.exp(-0.5 * at * at) / Math.sqrt(2 * Math.PI);
  const needed =
    (z / relativeError) ** 2 * ((p * (1 - p)) / density ** 2) * (variation / (1 + at * variation)) ** 2;
  refuse(notFinite({ needed }));
  return Math.ceil(needed);
}

/**
 * Smallest sample whose largest value (one-sided) or whose range (two-sided) covers the given share of a distribution
 * with the given confidence (Wilks 1941). Codes: `percentile`, `confidence`, `range` (a sample above 2^53).
 *
 * @example
 * wilksSampleSize(0.95, 0.95); // 59
 */
export function wilksSampleSize(share: number, confidence: number, sides: 1 | 2 = 1): number {
  requireSample(1, share, confidence);
  if (sides === 1) {
    // A quotient that is whole but for rounding stays whole.
    const least = Math.ceil((Math.log1p(-confidence) / Math.log(share)) * (1 - 1e-14));
    if (!Number.isSafeInteger(least))
      refuse(issue("percentile", "range", "would need more than 2^53 simulations"));
    return Math.max(1, least);
  }
  // The range covers the share when at least two of n fall outside any interval that holds the share.
  const short = (n: number): boolean => n < 2 || incompleteBeta(1 - share, 2, n - 1) < confidence;
  const largest = Number.MAX_SAFE_INTEGER - 1;
  if (short(largest)) refuse(issue("percentile", "range", "would need more than 2^53 simulations"));
  return 1 + lastWhole(short, 4 / (1 - share), largest);
}

function requireSample(n: number, p: number, confidence: number): void {
  refuse(notFinite({ simulations: n }));
  if (!Number.isSafeInteger(n) || n < 1)
    refuse(issue("simulations", "simulations", "must be a whole number from 1 to 2^53 - 1"));
  refuse(validatePercentile(p));
  if (p <= 0 || p >= 1) refuse(issue("percentile", "percentile", "must lie strictly between 0 and 1"));
  if (!(confidence > 0 && confidence < 1))
    refuse(issue("confidence", "confidence", "must lie strictly between 0 and 1"));
}

/** P(X < k) of a binomial X, 1 <= k <= n. */
function binomialBelow(k: number, n: number, p: number): number {
  return incompleteBetaTail(p, k, n - k + 1);
}

/** P(X >= k). */
function binomialFrom(k: number, n: number, p: number): number {
  return incompleteBeta(p, k, n - k + 1);
}

function clamp(rank: number, n: number): number {
  return Math.min(Math.max(rank, 1), n);
}
