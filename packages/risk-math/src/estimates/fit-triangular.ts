import type { PointMass, Triangular } from "../distributions/distribution.ts";
import { triangular } from "../distributions/triangular.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { type PercentilePair, requirePair } from "./percentile-pair.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/**
 * Triangular distribution whose P_low, mode and P_high are given.
 *
 * With `u = mode - min`, `v = max - mode`: `(low - min)² = pl (u + v) u` and `(max - high)² = (1 - ph) (u + v) v`.
 * Writing `u = r v` leaves one monotone equation for the ratio r, solved to rounding.
 * Codes: `not-finite`, `order`, `percentile`, `unreachable` (the mode lies outside what any triangle allows).
 *
 * @example
 * fitTriangular({ low: 3, mid: 8, high: 10 }, { low: 0.1, high: 0.9 }); // bounds -0.2079…, 12.3300…
 */
export function fitTriangular(triple: PartialTriple, percentiles: PercentilePair): Triangular | PointMass {
  requirePair(percentiles);
  const { low, mid, high } = requireTriple(triple);
  if (low === high) return { kind: "point", value: mid };
  // Fraction f of the range below the mode: low = mid - range (f - sqrt(pl f)), high likewise.
  const below = (f: number): number => f - Math.sqrt(percentiles.low * f);
  const above = (f: number): number => 1 - f - Math.sqrt((1 - percentiles.high) * (1 - f));
  const share = (mid - low) / (high - low);
  // `below` needs f >= pl, `above` needs f <= ph; there the share rises from 0 to 1.
  const f = bisect((g) => below(g) / (below(g) + above(g)) - share, percentiles.low, percentiles.high);
  const range = (high - low) / (below(f) + above(f));
  if (!Number.isFinite(range))
    refuse(issue("mid", "unreachable", "cannot be the mode of a triangle with these percentiles"));
  return triangular({ low: mid - range * f, mid, high: mid + range * (1 - f) });
}

function bisect(f: (x: number) => number, low: number, high: number): number {
  let left = low;
  let right = high;
  for (let step = 0; step < 200; step += 1) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (f(middle) < 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
