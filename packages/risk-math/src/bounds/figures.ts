import { validatePercentile } from "../estimates/percentile.ts";
import { notFinite, refuse } from "../risk-math-error.ts";
import { type Bound, type BoundMethod, boundOf, type Ends, unit } from "./bound.ts";
import type { TotalBounds } from "./total-bounds.ts";

/** Every figure of a total together with what is known of its error. */
export interface Figures<F> {
  readonly mean: F;
  /** P(total <= x). Code: `not-finite`. */
  readonly cdf: (x: number) => F;
  /** `inf {x : F(x) >= p}`; null at p = 0 or 1 where the support has no end. Code: `percentile`. */
  readonly quantile: (p: number) => F | null;
  /** Mean of the worst 1 - p, an atom at the quantile split. Code: `percentile`. */
  readonly cvar: (p: number) => F | null;
  /** Expected excess E[(total - reserve)+]. Code: `not-finite`. */
  readonly shortfall: (reserve: number) => F;
}

/** One argument that bounds a total, worked out when it is first needed; null where it does not apply. */
export interface Proof {
  readonly by: BoundMethod;
  readonly bounds: () => TotalBounds | null;
}

/** The figures themselves, of which the bounds say how far they may be off. */
export interface Points {
  readonly mean: number;
  readonly cdf: (x: number) => number;
  readonly quantile: (p: number) => number | null;
  readonly shortfall: (x: number) => number;
}

/**
 * Bounds by all arguments that apply: each holds by itself, so their intersection does. `risks` is the number of terms
 * whose rounding the mean carries, `size` the sum of their absolute means.
 */
export function boundFigures(
  proofs: readonly Proof[],
  points: Points,
  { risks, size }: { readonly risks: number; readonly size: number },
): Figures<Bound> {
  const bound = (value: number, of: (bounds: TotalBounds) => Ends, whole: Ends): Bound => {
    const { ends, by } = intersection(proofs, of, whole);
    return boundOf(value, ends, by);
  };
  const slack = 8 * unit * (risks + 16) * size;
  const mean = boundOf(points.mean, { low: points.mean - slack, high: points.mean + slack }, "closed-form");
  const quantile = (p: number): Bound | null => {
    refuse(validatePercentile(p));
    const value = points.quantile(p);
    if (value === null) return null;
    if (p === 0 || p === 1) return boundOf(value, { low: value, high: value }, "closed-form");
    return bound(value, (bounds) => bounds.quantile(p), anywhere);
  };
  return {
    mean,
    cdf: (x) => {
      refuse(notFinite({ x }));
      return bound(points.cdf(x), (bounds) => bounds.cdf(x), { low: 0, high: 1 });
    },
    quantile,
    cvar: (p) => {
      if (p === 0) return mean;
      const at = quantile(p);
      if (at === null || p === 1) return at;
      const value = at.value + points.shortfall(at.value) / (1 - p);
      const { ends, by } = intersection(proofs, (bounds) => tailMean(p, bounds, mean), anywhere);
      return boundOf(value, ends, by);
    },
    shortfall: (reserve) => {
      refuse(notFinite({ reserve }));
      return bound(points.shortfall(reserve), (bounds) => bounds.shortfall(reserve), {
        low: 0,
        high: Infinity,
      });
    },
  };
}

/** What all arguments leave, and the one that leaves least. */
function intersection(
  proofs: readonly Proof[],
  of: (bounds: TotalBounds) => Ends,
  whole: Ends,
): { ends: Ends; by: BoundMethod } {
  let [ends, by]: [Ends, BoundMethod] = [whole, proofs[0]?.by ?? "closed-form"];
  for (const proof of proofs) {
    const bounds = proof.bounds();
    if (bounds === null) continue;
    const { low, high } = of(bounds);
    if (high - low < ends.high - ends.low || !Number.isFinite(ends.high - ends.low)) by = proof.by;
    ends = { low: Math.max(ends.low, low), high: Math.min(ends.high, high) };
  }
  return { ends, by };
}

const anywhere: Ends = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * CVaR = min over d of G(d) = d + E(S - d)+ / (1 - p), reached at the quantile (Rockafellar and Uryasev 2002). Any d gives
 * an upper bound. Between the ends of the quantile, E(S - d)+ falls from its value at the lower end by at most
 * `1 - F(low)` per unit and by at least `1 - F(high)`, which gives two lower bounds; with F held at most at p there, at
 * least at p here, each is least at the end that it is taken at.
 */
export function tailMean(p: number, bounds: TotalBounds, mean: Bound): Ends {
  const { low, high } = bounds.quantile(p);
  const least = Math.max(low, mean.low ?? Number.NEGATIVE_INFINITY);
  const above = (d: number): number =>
    Number.isFinite(d) ? d + bounds.shortfall(d).high / (1 - p) : Number.POSITIVE_INFINITY;
  const upper = Math.min(above(low), above(high));
  if (!Number.isFinite(high) || !Number.isFinite(low)) return { low: least, high: upper };
  const width = high - low;
  const fromLow =
    high + (bounds.shortfall(low).low - width * (1 - Math.min(p, bounds.cdf(low).low))) / (1 - p);
  const fromHigh =
    low + (bounds.shortfall(high).low + width * (1 - Math.max(p, bounds.cdf(high).high))) / (1 - p);
  const rounding = (8 * unit * (Math.abs(high) + Math.abs(low))) / (1 - p);
  return { low: Math.max(least, fromLow - rounding, fromHigh - rounding), high: upper + rounding };
}
