import { firstWhere } from "./bisect.ts";
import type { Ends } from "./bound.ts";
import type { TotalBounds } from "./total-bounds.ts";

/** A total with a formula, and what its special functions may err. */
export interface ClosedTotal {
  readonly cdf: (x: number) => number;
  /** Bound on the absolute error of `cdf`; 0 outside the support, where the formula is a constant. */
  readonly error: (x: number) => number;
  readonly shortfall: (x: number) => number;
  readonly shortfallError: (x: number) => number;
  /** Ends between which every quantile lies, and the quantile itself as the formula has it. */
  readonly range: Ends;
  readonly quantile: (p: number) => number;
}

/** Bounds of a total that has a closed form: its error on either side. */
export function closedBounds(total: ClosedTotal, tolerance: number): TotalBounds {
  // The atom at 0 is known better than what follows it, and F does not fall.
  const atZero = total.cdf(0) - total.error(0);
  const cdf = (x: number): Ends => {
    const [value, error] = [total.cdf(x), total.error(x)];
    return { low: Math.max(x > 0 ? atZero : 0, value - error), high: Math.min(1, value + error) };
  };
  return {
    cdf,
    quantile: (p) => {
      const [low, high] = around(
        total,
        p,
        (below, above) => cdf(below).high < p - tolerance && cdf(above).low >= p,
      );
      const upper = firstWhere((x) => cdf(x).low >= p - tolerance, low, high);
      const lower = firstWhere((x) => cdf(x).high >= p - tolerance, low, Math.min(upper, high));
      return { low: Math.min(lower, upper), high: upper };
    },
    shortfall: (x) => {
      const [value, error] = [total.shortfall(x), total.shortfallError(x)];
      return { low: Math.max(0, value - error), high: value + error };
    },
  };
}

/** The narrowest of some ranges about the formula's quantile that holds the true one, so that few steps find its ends. */
function around(
  { range, quantile }: ClosedTotal,
  p: number,
  holds: (below: number, above: number) => boolean,
): readonly [low: number, high: number] {
  const middle = quantile(p);
  for (const part of [1e-12, 1e-9, 1e-6, 1e-3]) {
    const reach = part * Math.abs(middle);
    if (reach > 0 && holds(middle - reach, middle + reach)) return [middle - reach, middle + reach];
  }
  return [range.low, range.high];
}
