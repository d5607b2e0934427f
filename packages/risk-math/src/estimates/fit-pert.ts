import type { PointMass, ScaledBeta } from "../distributions/distribution.ts";
import { pert } from "../distributions/pert.ts";
import { incompleteBetaInverse } from "../numeric/incomplete-beta.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import { type PercentilePair, requirePair } from "./percentile-pair.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/**
 * Modified PERT distribution of the given shape whose P_low, mode and P_high are given.
 *
 * For a mode at the fraction f of the range, the ends lie at the beta quantiles; the fraction is found by bisection
 * of one equation, which keeps `min < mode < max` by construction.
 * Codes: `not-finite`, `order`, `percentile`, `shape` (not above 0), `unreachable` (a mode outside P_low…P_high of
 * every PERT of that shape).
 *
 * @example
 * fitPert({ low: 100, mid: 150, high: 200 }, { low: 0.1, high: 0.9 }, 4); // support 51.3275…, 248.6724…
 */
export function fitPert(
  triple: PartialTriple,
  percentiles: PercentilePair,
  shape: number,
): ScaledBeta | PointMass {
  requirePair(percentiles);
  const { low, mid, high } = requireTriple(triple);
  refuse(notFinite({ shape }));
  if (shape <= 0) refuse(issue("shape", "shape", "must be above 0"));
  if (low === high) return { kind: "point", value: mid };
  const target = (mid - low) / (high - low);
  let left = 0;
  let right = 1;
  for (let step = 0; step < 100 && right - left > 1e-16 * right; step += 1) {
    const middle = (left + right) / 2;
    if (modePlace(middle, percentiles, shape).share < target) left = middle;
    else right = middle;
  }
  const fraction = (left + right) / 2;
  const { share, width } = modePlace(fraction, percentiles, shape);
  if (Math.abs(share - target) > 1e-9) {
    refuse(issue("mid", "unreachable", "cannot be the mode of a PERT of this shape with these percentiles"));
  }
  const range = (high - low) / width;
  return pert({ low: mid - range * fraction, mid, high: mid + range * (1 - fraction) }, shape);
}

/** Where a mode at fraction f of the support lies between the two percentiles, and their distance in ranges. */
function modePlace(
  f: number,
  { low, high }: PercentilePair,
  shape: number,
): { share: number; width: number } {
  const alpha = 1 + shape * f;
  const beta = 1 + shape * (1 - f);
  const lower = incompleteBetaInverse(low, alpha, beta);
  const width = incompleteBetaInverse(high, alpha, beta) - lower;
  return { share: (f - lower) / width, width };
}
