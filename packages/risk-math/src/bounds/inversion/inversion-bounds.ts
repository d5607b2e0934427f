import type { FourierDistribution } from "../../aggregate/fourier-distribution.ts";
import type { Risk } from "../../aggregate/risk.ts";
import type { TotalCumulants } from "../../aggregate/total-cumulants.ts";
import { type Ends, unit } from "../bound.ts";
import { remembered } from "../remembered.ts";
import type { TotalBounds } from "../total-bounds.ts";
import { inversionError } from "./inversion-error.ts";
import { type SeverityShape, severityShapes, withoutDecay } from "./severity-shape.ts";

/** Bounds, and the error of the distribution function that they come from. */
export interface InversionBounds extends TotalBounds {
  readonly error: number;
}

/**
 * Bounds of a total whose characteristic function was inverted, null where the error cannot be told or is above `worst`.
 * A place whose value misses p by more than the error lies on the one or on the other side of the quantile, whether the
 * series rises everywhere or not.
 */
export function inversionBounds(
  risks: readonly Risk[],
  { series, at }: FourierDistribution,
  { cumulants, quantile, worst, quick = false }: Wanted,
): InversionBounds | null {
  const known = severityShapes(risks);
  if (known === null) return null;
  const shapes = quick ? withoutDecay(known) : known;
  const error = inversionError(shapes, series, cumulants);
  if (!(error.cdf <= worst)) return null;
  const tolerance = 1e-15 * (risks.length + 4);
  const end = series.start + series.period;
  const errorAt = (x: number): number => error.cdf + error.perPlace * Math.abs(x);
  const cdf = cdfBounds(shapes, { series, at }, { ...cumulants, errorAt });
  return {
    error: error.cdf,
    cdf,
    quantile: remembered((p) => {
      const middle = quantile(p);
      const { density } = at(middle);
      const step = Math.max(
        Math.min((1.5 * errorAt(middle)) / Math.max(density, 1e-300), series.period / 64),
        4 * unit * Math.abs(middle),
      );
      const most = series.period;
      const low = -endOf(
        { middle: -middle, step, most, last: -cumulants.low },
        (x) => cdf(-x).high < p - tolerance,
      );
      const high = endOf({ middle, step, most, last: cumulants.high }, (x) => cdf(x).low >= p - tolerance);
      return { low, high };
    }),
    shortfall: (x) => {
      const value = Math.max(0, at(x).shortfall);
      const range = Math.max(0, end - x);
      const rounding = 64 * unit * series.count * (series.period + Math.abs(x));
      const miss = errorAt(x) * range + error.beyond + rounding;
      const least = cumulants.mean - x - rounding;
      return { low: Math.max(0, least, value - miss), high: value + miss };
    },
  };
}

interface Wanted {
  readonly cumulants: TotalCumulants;
  readonly quantile: (p: number) => number;
  /** The largest bound of the distribution function that is of use; beyond it there is none. */
  readonly worst: number;
  /** Whether a bound at a tenth of the cost will do, which may be a hundred times as large. */
  readonly quick?: boolean;
}

/** Bounds of the distribution function: exact beyond the support and up to the smallest possible loss. */
function cdfBounds(
  shapes: readonly SeverityShape[],
  { series, at }: FourierDistribution,
  {
    low: least,
    high: most,
    errorAt,
  }: { readonly low: number; readonly high: number; readonly errorAt: (x: number) => number },
): (x: number) => Ends {
  const first = shapes.reduce((smallest, { low }) => Math.min(smallest, low), Number.POSITIVE_INFINITY);
  const smooth = first === 0 && shapes.every(({ peak }) => Number.isFinite(peak));
  const nothing = series.atZero;
  const slack = 4 * unit * (shapes.length + 4) * nothing;
  return (x) => {
    // Below the smallest loss F is the probability that nothing happens, as a product.
    if (x >= 0 && (x < first || (x === 0 && smooth))) return { low: nothing - slack, high: nothing + slack };
    const [value, miss] = [at(x).cdf, errorAt(x)];
    const low = x >= most ? 1 : Math.max(0, value - miss);
    return { low, high: x < least ? 0 : Math.min(1, value + miss) };
  };
}

/** Where a search upwards starts, its first step, and the end of the support. */
interface Search {
  readonly middle: number;
  readonly step: number;
  readonly most: number;
  readonly last: number;
}

/** The first of doubling steps at which a condition holds; the end of the support beyond it, infinite where it never does. */
function endOf({ middle, step, most, last }: Search, holds: (x: number) => boolean): number {
  if (middle >= last || holds(middle)) return Math.min(middle, last);
  for (let reach = step; reach < most; reach *= 2) {
    const x = middle + reach;
    if (x >= last) return last;
    if (holds(x)) return x;
  }
  return Number.POSITIVE_INFINITY;
}
