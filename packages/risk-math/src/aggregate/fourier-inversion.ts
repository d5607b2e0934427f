import type { ComplexBlock, FrequencyBlock } from "./transform/frequency-block.ts";
import type { TotalCumulants } from "./total-cumulants.ts";

/** Fourier coefficients of a total's density on one period, the atom at 0 taken out. */
export interface FourierSeries {
  readonly start: number;
  readonly period: number;
  /** Coefficients of k = 1…count at index k - 1. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly count: number;
  readonly atZero: number;
  /** Whether totals of one event alone are taken out too (`known-part.ts`). */
  readonly single: boolean;
}

/** Fills a characteristic function over a block of frequencies. */
export type Transform = (block: FrequencyBlock, out: ComplexBlock) => void;

/** When to stop: `tolerance` on the modulus of six coefficients running, at most `limit` coefficients. */
export interface InversionLimits {
  readonly tolerance: number;
  readonly limit: number;
}

/**
 * Fourier coefficients of a total by its characteristic function, null when they do not fall below the tolerance.
 *
 * Like the COS method of Fang and Oosterlee 2008 on `[c1 - L s, c1 + L s]`, `s = sqrt(c2 + sqrt(c4))`; the full Fourier
 * series of the period needs half as many frequencies as their cosine series, since both ends of the range are empty.
 */
export function invertTransform(
  transform: Transform,
  cumulants: TotalCumulants,
  { tolerance, limit }: InversionLimits,
): FourierSeries | null {
  const { mean, variance, fourth, logNothing } = cumulants;
  const reach = tailWidth * Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  const low = Math.max(mean - reach, cumulants.low);
  const high = Math.min(mean + reach, cumulants.high);
  // A margin parts the two ends of the period, which are one point on the circle.
  const start = low - 0.01 * (high - low);
  const period = 1.02 * (high - low);
  const step = (2 * Math.PI) / period;
  const atZero = Math.exp(logNothing);
  const enough = Math.sqrt((-2 * Math.log(tolerance)) / variance) / step;
  const re = new Float64Array(limit + 1);
  const im = new Float64Array(limit + 1);
  let count = 0;
  let small = 0;
  let size = Math.min(limit, Math.ceil(enough) + 8);
  while (count < limit) {
    const block = { re: re.subarray(count), im: im.subarray(count) };
    transform({ step, from: count + 1, count: size }, block);
    for (let k = 0; k < size; k += 1) {
      const modulus = Math.hypot((re[count] ?? 0) - atZero, im[count] ?? 0);
      re[count] = (re[count] ?? 0) - atZero;
      small = modulus < tolerance ? small + 1 : 0;
      count += 1;
      if (small === 6) return { start, period, re, im, count, atZero, single: false };
    }
    size = Math.min(limit - count, nextSize(re, im, count, tolerance));
  }
  return null;
}

/**
 * Whether a characteristic function is large again beyond the coefficients at which a series stopped: looked for where the
 * waves of losses of the given sizes have made one whole turn.
 */
export function risesAgain(
  transform: Transform,
  { period, count, atZero }: FourierSeries,
  { sizes, tolerance }: { readonly sizes: readonly number[]; readonly tolerance: number },
): boolean {
  const one = { re: new Float64Array(1), im: new Float64Array(1) };
  return sizes.some((size) => {
    const from = Math.round(period / size);
    if (from <= count || from > 2 ** 40) return false;
    transform({ step: (2 * Math.PI) / period, from, count: 1 }, one);
    return Math.hypot((one.re[0] ?? 0) - atZero, one.im[0] ?? 0) > 100 * tolerance;
  });
}

/** How many more coefficients the decay of the last quarter lets expect, between a third and all of those there are. */
function nextSize(re: Float64Array, im: Float64Array, count: number, tolerance: number): number {
  const logModulus = (k: number): number => 0.5 * Math.log((re[k] ?? 0) ** 2 + (im[k] ?? 0) ** 2 + 1e-300);
  const span = Math.ceil(count / 4);
  const last = logModulus(count - 1);
  const slope = (logModulus(count - 1 - span) - last) / span;
  const expected = slope > 0 ? (last - Math.log(tolerance)) / slope : count;
  return Math.ceil(Math.min(count, Math.max(count / 3, 1.2 * expected + 6)));
}

/** Standard deviations on either side of the mean; beyond them the mass of a total is below 1e-10. */
const tailWidth = 9;
