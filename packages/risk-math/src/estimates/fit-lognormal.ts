import type { Lognormal, Normal, PointMass } from "../distributions/distribution.ts";
import { lognormal, shiftedLognormal } from "../distributions/lognormal.ts";
import { normal } from "../distributions/normal.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import { type PercentilePair, requirePair, requireSymmetric } from "./percentile-pair.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/** A lognormal with the parameters of its logarithm. */
export interface LognormalFit {
  readonly distribution: Lognormal | PointMass;
  readonly mu: number;
  readonly sigma: number;
  /** How far a given mid lies from the median of the fit, `|mid - median| / median`; null without a mid. */
  readonly midMismatch: number | null;
}

/**
 * Lognormal through two percentiles. A mid would over-determine it; the mismatch is reported, not averaged away.
 *
 * Codes: `not-finite`, `percentile`, `order`, `support` (low not above 0).
 */
export function fitLognormal(
  { low, mid, high }: { readonly low: number; readonly mid?: number; readonly high: number },
  percentiles: PercentilePair,
): LognormalFit {
  requirePair(percentiles);
  refuse(notFinite({ low, high, ...(mid === undefined ? {} : { mid }) }));
  if (low <= 0) refuse(issue("low", "support", "must be above 0 for a lognormal"));
  requireTriple({ low, mid: mid ?? low, high });
  const zLow = normalQuantile(percentiles.low);
  const zHigh = normalQuantile(percentiles.high);
  const sigma = (Math.log(high) - Math.log(low)) / (zHigh - zLow);
  const mu = (Math.log(low) * zHigh - Math.log(high) * zLow) / (zHigh - zLow);
  const median = Math.exp(mu);
  return {
    // exp(ln low) need not be low.
    distribution: low === high ? { kind: "point", value: low } : lognormal({ mu, sigma }),
    mu,
    sigma,
    midMismatch: mid === undefined ? null : Math.abs(mid - median) / median,
  };
}

/**
 * Shifted lognormal through P_low, P50 and P_high (Johnson's S_L; the Myerson 2005 distribution):
 * `sigma = ln((h - m) / (m - l)) / z`, `shift = (l h - m²) / (l + h - 2 m)`; a normal when the sides are equal.
 *
 * Preconditions: `low < mid < high`, symmetric percentiles. Codes: `not-finite`, `order`, `percentile`, `range`.
 */
export function fitShiftedLognormal(
  triple: PartialTriple,
  percentiles: PercentilePair,
): Lognormal | Normal | PointMass {
  requireSymmetric(percentiles);
  const { low, mid, high } = requireTriple(triple);
  if (low === high) return { kind: "point", value: mid };
  if (low === mid || mid === high) refuse(issue("mid", "order", "must lie strictly between low and high"));
  const z = normalQuantile(percentiles.high);
  const ratio = (high - mid) / (mid - low);
  if (Math.abs(ratio - 1) < 1e-6) return normal({ mean: mid, sd: (high - low) / (2 * z) });
  // m - shift = (h - m)(m - l) / (h + l - 2 m): the same as the textbook form, without its cancellation.
  const scale = ((high - mid) * (mid - low)) / (high - mid - (mid - low));
  return shiftedLognormal({ shift: mid - scale, scale, sigma: Math.log(ratio) / z });
}
