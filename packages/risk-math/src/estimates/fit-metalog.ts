import type { Metalog, PointMass } from "../distributions/distribution.ts";
import { isFeasibleMetalog, metalog } from "../distributions/metalog.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { type PercentilePair, requireSymmetric } from "./percentile-pair.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/**
 * Symmetric-percentile-triplet metalog of three terms through P_low, P50 and P_high (Keelin 2016, section 4).
 *
 * Codes: `not-finite`, `order`, `percentile`, `shape` when the triple is too skewed: feasible iff
 * `k < (mid - low) / (high - low) < 1 - k` with `k = (1 - 1.66711 (p - 1/2)) / 2` and p the upper percentile.
 *
 * @example
 * fitMetalog({ low: 80, mid: 100, high: 140 }, { low: 0.1, high: 0.9 }); // a2 = 13.653588…
 */
export function fitMetalog(triple: PartialTriple, percentiles: PercentilePair): Metalog | PointMass {
  requireSymmetric(percentiles);
  const { low, mid, high } = requireTriple(triple);
  if (low === high) return { kind: "point", value: mid };
  const p = percentiles.high;
  const logit = Math.log(p) - Math.log1p(-p);
  const a2 = (high - low) / (2 * logit);
  const a3 = (high - mid - (mid - low)) / ((2 * p - 1) * logit);
  if (!isFeasibleMetalog(a2, a3))
    refuse(issue("mid", "shape", "lies too near an end for a three-term metalog"));
  return metalog({ a1: mid, a2, a3 });
}
