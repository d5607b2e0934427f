import type { PointValues } from "./point-values.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import type { TotalCumulants } from "./total-cumulants.ts";

/**
 * `inf {x : F(x) >= p}` for 0 < p < 1 by Newton steps inside a bracket. A level that falls on the atom at 0 gives
 * exactly 0: percentiles are never interpolated across it.
 */
export function solveQuantile(p: number, at: (x: number) => PointValues, cumulants: TotalCumulants): number {
  const { low: least, high: most, variance } = cumulants;
  const sd = Math.sqrt(variance);
  const floor = atZero(p, at, cumulants);
  if (floor === 0) return 0;
  let x = startingPoint(p, cumulants);
  let low = floor > 0 ? 0 : Math.max(least, Math.min(x, cumulants.mean) - 64 * sd);
  let high = floor < 0 ? 0 : Math.min(most, Math.max(x, cumulants.mean) + 4096 * sd);
  if (!(x > low && x < high)) x = Number.isFinite(high) ? (low + Math.min(high, low + 4 * sd)) / 2 : low + sd;
  for (let step = 0; step < 300; step += 1) {
    const { cdf, density } = at(x);
    const miss = cdf - p;
    if (miss >= 0) high = x;
    else low = x;
    const newton = x - miss / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * Math.abs(x) || next === low || next === high) return next;
    // Newton converges quadratically: a small step means that the next one would be below rounding.
    if (next === newton && Math.abs(next - x) <= 1e-8 * sd) return next;
    x = next;
  }
  return x;
}

/** -1 when the quantile is below 0, 1 above, 0 on the atom. */
function atZero(p: number, at: (x: number) => PointValues, cumulants: TotalCumulants): number {
  const mass = Math.exp(cumulants.logNothing);
  if (mass < 1e-13) return cumulants.low >= 0 ? 1 : cumulants.high <= 0 ? -1 : at(0).cdf < p ? 1 : -1;
  const { cdf } = at(0);
  // A level that reaches the atom but for rounding is on it.
  if (p > cdf + 1e-14) return 1;
  return p > cdf - mass + 1e-14 ? 0 : -1;
}

/** Cornish–Fisher start for a quantile, from three cumulants. */
function startingPoint(p: number, { mean, variance, third }: TotalCumulants): number {
  const z = normalQuantile(p);
  return mean + Math.sqrt(variance) * z + (third / variance / 6) * (z * z - 1);
}
