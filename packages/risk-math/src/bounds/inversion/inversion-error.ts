import type { FourierSeries } from "../../aggregate/fourier-inversion.ts";
import { unit } from "../bound.ts";
import { modulusOver } from "./modulus.ts";
import type { SeverityShape } from "./severity-shape.ts";
import { type Tails, tailsOf } from "./tails.ts";
import { type Frequencies, truncation } from "./truncation.ts";

/** What a Fourier series of a total errs, by its sources. */
export interface InversionError {
  /** Bound on the error of the distribution function, but for the place's own rounding. */
  readonly cdf: number;
  /** That rounding: so much per unit of `|x|`. */
  readonly perPlace: number;
  /** E(S - end)+, which the shortfall misses. */
  readonly beyond: number;
}

/**
 * The error of a truncated Fourier series of a total's distribution (Abate and Whitt 1992; Hughett 1998), the constant of
 * which comes from the exact mean: `Σ_{k>K} |Φ_k - p₀| / (π k)` for what is left out, the mass outside the period for
 * what is folded into it, and the rounding of the coefficients and of their sum.
 */
export function inversionError(
  shapes: readonly SeverityShape[],
  series: FourierSeries,
  moments: { readonly mean: number; readonly variance: number; readonly low: number; readonly high: number },
): InversionError {
  const { start, period, count } = series;
  const end = start + period;
  const tails = tailsBeyond(shapes, [start, end], moments);
  const outside = tails.below + tails.above;
  // The series' own mean is that of S folded into the period.
  const folded = (tails.shortBelow + tails.shortAbove) / period + outside;
  const step = (2 * Math.PI) / period;
  const cdf =
    truncation(shapes, { ...series, step }) + rounding(shapes, { step, count }) + 2 * outside + folded;
  const sums = 4 * unit * count * (1 + Math.log(count));
  return { cdf: cdf + sums, perPlace: 2 * sums * step, beyond: tails.shortAbove };
}

/** Bounds of the mass outside a range, none where the support ends within it. */
export function tailsBeyond(
  shapes: readonly SeverityShape[],
  [start, end]: readonly [start: number, end: number],
  moments: { readonly mean: number; readonly variance: number; readonly low: number; readonly high: number },
): Tails {
  const { below, shortBelow, above, shortAbove } = tailsOf(shapes, { low: start, high: end }, moments);
  const { low, high } = moments;
  return {
    below: start <= low ? 0 : below,
    shortBelow: start <= low ? 0 : shortBelow,
    above: end >= high ? 0 : above,
    shortAbove: end >= high ? 0 : shortAbove,
  };
}

/**
 * Rounding of the coefficients. Power series of up to 63 terms in a window of twelve radians lose at most
 * `128 u e^{min(t h, 12)}` per event and phases `8 u t h`; severities without an end have closed forms and sums of few
 * terms, advanced from frequency to frequency. An absolute error of one factor is multiplied by all others.
 */
function rounding(shapes: readonly SeverityShape[], frequencies: Frequencies): number {
  // Where many small events make the total, the moduli of the others need not be asked.
  const plain = roundingBeside(shapes, frequencies, () => 1);
  if (plain <= 1e-9) return plain;
  return roundingBeside(shapes, frequencies, (from, to) => Math.exp(modulusOver(shapes, from, to).allButOne));
}

function roundingBeside(
  shapes: readonly SeverityShape[],
  { step, count }: Frequencies,
  others: (from: number, to: number) => number,
): number {
  let [sum, from] = [0, 1];
  while (from <= count) {
    const to = Math.min(count, Math.max(from, Math.ceil(from * 1.6)));
    const error = shapes.reduce((total, shape) => total + shape.weight * errorOf(shape, step * to, count), 0);
    // The terms of k = from, and those up to `to`.
    sum += (1 / from + Math.log(to / from)) * others(step * from, step * to) * error;
    from = to + 1;
  }
  return sum / Math.PI;
}

function errorOf({ cut, cells, mean, variance }: SeverityShape, t: number, count: number): number {
  // A gamma's angle is in proportion to its shape, (mean / sd)².
  if (cells.length > 0) return unit * (64 + 8 * count + (4 * mean * mean) / variance);
  const turn = t * cut;
  return unit * (128 * (1 + Math.exp(Math.min(turn, 12))) + 8 * (turn + count));
}
