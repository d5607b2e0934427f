import { incompleteGammaInverse } from "../numeric/incomplete-gamma.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import { validatePercentile } from "./percentile.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/** Weights of the successive principle: `mean = (low + w mid + high) / (2 + w)`, `sd = (high - low) / d`. */
export interface LichtenbergWeights {
  readonly w: number;
  readonly d: number;
}

/** The weights as Lichtenberg publishes them for ends read as P1 and P99. */
export const lichtenbergP1P99: LichtenbergWeights = { w: 2.9, d: 4.65 };
/** The weights as published for ends read as P10 and P90. */
export const lichtenbergP10P90: LichtenbergWeights = { w: 0.42, d: 2.53 };
/** The older rule, mean over 5 and sd over 5. */
export const lichtenbergClassic: LichtenbergWeights = { w: 3, d: 5 };

/**
 * The exact weights for an Erlang item of shape `k` whose ends are the percentiles `p` and `1 - p`: with `q` the
 * Gamma(k, 1) quantile, `w = q(p) + q(1 - p) - 2k` and `d = (q(1 - p) - q(p)) / sqrt(k)` (mode k - 1, mean k).
 *
 * Preconditions: `k > 1`, `0 < p < 1/2`. Codes: `not-finite`, `shape`, `percentile`.
 *
 * @example
 * lichtenbergWeights(10, 0.01).w; // 2.9133165595857…
 */
export function lichtenbergWeights(k: number, p: number): LichtenbergWeights {
  refuse(notFinite({ k }));
  if (k <= 1 || k > 1e6)
    refuse(issue("k", "shape", "must be above 1 (below, an item has no mode) and at most 1,000,000"));
  refuse(validatePercentile(p, "p"));
  if (p <= 0 || p >= 0.5) refuse(issue("p", "percentile", "must lie between 0 and 1/2"));
  const low = incompleteGammaInverse(k, p);
  const high = incompleteGammaInverse(k, 1 - p);
  return { w: low + high - 2 * k, d: (high - low) / Math.sqrt(k) };
}

/** Mean and standard deviation of one item of a successive estimate. */
export interface ItemEstimate {
  readonly mean: number;
  readonly sd: number;
}

/** One item's mean and standard deviation, in the triple's unit. */
export function lichtenbergItem(triple: PartialTriple, { w, d }: LichtenbergWeights): ItemEstimate {
  const { low, mid, high } = requireTriple(triple);
  refuse(notFinite({ w, d }));
  if (w < 0 || d <= 0) refuse(issue("w", "shape", "needs w >= 0 and d > 0"));
  if (low === high) return { mean: mid, sd: 0 };
  return { mean: mid + (low - mid + (high - mid)) / (2 + w), sd: (high - low) / d };
}

/** A successive estimate: independent items, a normal total, and what to detail next. */
export interface SuccessiveTotal extends ItemEstimate {
  readonly items: readonly ItemEstimate[];
  /** Share of each item in the variance, which sums to 1 (all 0 without any variance). */
  readonly priorities: readonly number[];
  /** Percentile of the total by the normal approximation, for p in (0, 1). */
  readonly percentile: (p: number) => number;
}

/**
 * Total of independent items by the successive principle (Lichtenberg 2000). Items that depend on each other belong in
 * one item or in a separate "general condition".
 */
export function successiveTotal(
  triples: readonly PartialTriple[],
  weights: LichtenbergWeights,
): SuccessiveTotal {
  const items = triples.map((triple) => lichtenbergItem(triple, weights));
  const mean = items.reduce((sum, item) => sum + item.mean, 0);
  const variance = items.reduce((sum, item) => sum + item.sd * item.sd, 0);
  const sd = Math.sqrt(variance);
  return {
    items,
    mean,
    sd,
    priorities: items.map((item) => (variance > 0 ? (item.sd * item.sd) / variance : 0)),
    percentile: (p) => {
      refuse(validatePercentile(p));
      if (p === 0 || p === 1)
        refuse(issue("percentile", "percentile", "must lie between 0 and 1: a normal total has no ends"));
      return mean + sd * normalQuantile(p);
    },
  };
}
