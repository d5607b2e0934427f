import { validatePercentile } from "../estimates/percentile.ts";
import { notFinite, refuse } from "../risk-math-error.ts";
import type { Distribution } from "./distribution.ts";
import { familyOf } from "./families.ts";
import { validateDistribution } from "./validate-distribution.ts";

/**
 * The quantile `inf {x : F(x) >= p}`; p = 0 and p = 1 give the ends of the support, null where it has none.
 * Codes: those of `validateDistribution`, `percentile`.
 *
 * @example
 * quantile(triangular({ low: 10, mid: 12, high: 20 }), 0.95); // 18
 */
export function quantile(distribution: Distribution, p: number): number | null {
  refuse([...validateDistribution(distribution), ...validatePercentile(p)]);
  const family = familyOf(distribution);
  if (p > 0 && p < 1) return family.quantile(p);
  const end = family.support()[p === 0 ? 0 : 1];
  return Number.isFinite(end) ? end : null;
}

/** Distribution function, P(X <= x). Codes: those of `validateDistribution`. */
export function cdf(distribution: Distribution, x: number): number {
  refuse([...validateDistribution(distribution), ...notFinite({ x })]);
  return familyOf(distribution).cdf(x);
}

/** Density at x, 0 for a distribution of atoms. Codes: those of `validateDistribution`. */
export function density(distribution: Distribution, x: number): number {
  refuse([...validateDistribution(distribution), ...notFinite({ x })]);
  return familyOf(distribution).density(x);
}

/**
 * Mean of the worst `1 - p` of outcomes; an atom at the quantile is split (Rockafellar and Uryasev 2002, Acerbi and
 * Tasche 2002). p = 0 is the mean, p = 1 the upper end of the support. Codes: those of `validateDistribution`, `percentile`.
 *
 * @example
 * cvar(exponential(100), 0.95); // 399.5732273553991
 */
export function cvar(distribution: Distribution, p: number): number | null {
  refuse([...validateDistribution(distribution), ...validatePercentile(p)]);
  const family = familyOf(distribution);
  if (p === 0) return family.mean();
  const at = quantile(distribution, p);
  if (at === null || p === 1) return at;
  return at + shortfallOver(distribution, at) / (1 - p);
}

/** Expected excess over a reserve, E[(X - reserve)+], in the unit of X. Codes: those of `validateDistribution`. */
export function shortfallOver(distribution: Distribution, reserve: number): number {
  refuse([...validateDistribution(distribution), ...notFinite({ reserve })]);
  const family = familyOf(distribution);
  const above = family.mean() - family.partialMean(reserve);
  return Math.max(0, above - reserve * (1 - family.cdf(reserve)));
}
