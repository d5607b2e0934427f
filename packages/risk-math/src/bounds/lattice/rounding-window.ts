import { fftOf } from "../../numeric/fft.ts";
import { unit } from "../bound.ts";
import { eventsOf, type LossPart } from "./loss-part.ts";
import { rateTransform } from "./rate-transform.ts";
import { type Factors, factorsOf } from "./window-factors.ts";

/** Proved values of a distribution function at equally spaced losses `start + k step`, each valid up to the next. */
export interface RoundingWindow {
  readonly start: number;
  readonly step: number;
  readonly cells: number;
  /** Where the window ends; beyond it only `lower` at the last point holds. */
  readonly end: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Integrals of the two step functions from `start` to each point. */
  readonly lowerArea: Float64Array;
  readonly upperArea: Float64Array;
}

/**
 * Bounds on the distribution of a total of losses within a window of lattice points.
 *
 * Theorem (method of rounding; Klugman, Panjer and Willmot, *Loss Models*; stochastic order: Müller and Stoyan 2002).
 * With every loss rounded down, `X⁻ = h ⌊X/h⌋`, and up, `X⁺ = h ⌈X/h⌉`, on one probability space, `S⁻ <= S <= S⁺` for any
 * independent counts, hence `P(S⁺ <= x) <= F(x) <= P(S⁻ <= x)`.
 *
 * Losses beyond the window may simply be left out: where losses are not negative, one such event puts the total beyond
 * it, so that within the window F is exactly P(total <= x, no such event). Neither moments nor tails are needed.
 *
 * The transform is circular. Masses are tilted by `exp(-θ k)`, θ cells = 5.5, over a circle of four times the window, so
 * what wraps around returns with at most exp(-22)/(1 - exp(-22)) of its mass (Grübel and Hermesmeier 1999; Embrechts and
 * Frei 2009). It can only add mass: it is taken from the lower bound.
 */
export function roundingWindow(parts: readonly LossPart[], step: number, cells: number): RoundingWindow {
  const theta = tilt / cells;
  const size = padding * cells;
  const factors = factorsOf(parts, { step, cells, theta, size });
  const { down, up } = inverted(factors, size);
  const events = parts.reduce((sum, part) => sum + eventsOf(part), 0);
  const lost = parts.reduce((sum, part) => sum + part.lost, 0);
  const error = roundingError(parts, { events, cells, size });
  const lower = new Float64Array(cells);
  const upper = new Float64Array(cells);
  let [below, above] = [0, 0];
  for (let k = 0; k < cells; k += 1) {
    const back = Math.exp(theta * k);
    below += Math.max(0, up[k] ?? 0) * back;
    above += Math.max(0, down[k] ?? 0) * back;
    lower[k] = Math.max(0, below - error - wrapped);
    upper[k] = Math.min(1, above + error + lost);
  }
  return {
    start: -factors.offset * step,
    step,
    cells,
    end: (cells - factors.offset) * step,
    ...areas(lower, upper, step),
  };
}

const tilt = 5.5;
const padding = 4;
const wrapped = Math.exp(-padding * tilt) / (1 - Math.exp(-padding * tilt));

/** Both results by one inverse transform: real sequences as the real and the imaginary part. */
function inverted({ down, up }: Factors, size: number): { down: Float64Array; up: Float64Array } {
  const fft = fftOf(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let k = 0; k <= size / 2; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    const [a, b] = [down.re[k] ?? 0, down.im[k] ?? 0];
    const [c, d] = [up.re[k] ?? 0, up.im[k] ?? 0];
    re[there] = a + d;
    im[there] = c - b;
    re[here] = a - d;
    im[here] = b + c;
  }
  fft.inverse(re, im);
  return { down: re, up: im };
}

/**
 * Rounding of a tilted partial sum. One transform errs by at most η in the relative 2-norm (Higham 2002, theorem 24.2,
 * with twiddles of four units), 15 units per level for two packed sequences; the spectrum has modulus at most 1, so the
 * masses err by η (2 + events + factors) in the 2-norm and the untilted sum, by Cauchy and Schwarz, by
 * `exp(a) √(cells / 2a)` times that, as do errors of the factors. Errors of the distribution functions add up under convolution.
 */
function roundingError(
  parts: readonly LossPart[],
  { events, cells, size }: { readonly events: number; readonly cells: number; readonly size: number },
): number {
  const eta = 15 * unit * Math.log2(size);
  const rates = parts.flatMap(({ count }) =>
    count.kind === "uncertain-rate" ? [rateTransform(count.rate)] : [],
  );
  const factors = rates.reduce((sum, { error }) => sum + error, 0);
  const masses =
    (eta * (2 + events + parts.length) + factors) * Math.exp(tilt) * Math.sqrt(cells / (2 * tilt));
  const functions = parts.reduce((sum, part) => sum + eventsOf({ ...part, total: 1 }) * part.error, 0);
  const lost = rates.reduce((sum, rate) => sum + rate.lost, 0);
  return masses + functions + lost + 2 * cells * unit;
}

/** The bounds as functions that do not decrease, and their integrals. */
function areas(
  lower: Float64Array,
  upper: Float64Array,
  step: number,
): Pick<RoundingWindow, "lower" | "upper" | "lowerArea" | "upperArea"> {
  const cells = lower.length;
  for (let k = 1; k < cells; k += 1) lower[k] = Math.max(lower[k] ?? 0, lower[k - 1] ?? 0);
  for (let k = cells - 2; k >= 0; k -= 1) upper[k] = Math.min(upper[k] ?? 1, upper[k + 1] ?? 1);
  const lowerArea = new Float64Array(cells + 1);
  const upperArea = new Float64Array(cells + 1);
  for (let k = 0; k < cells; k += 1) {
    lowerArea[k + 1] = (lowerArea[k] ?? 0) + step * (lower[k] ?? 0);
    upperArea[k + 1] = (upperArea[k] ?? 0) + step * (upper[k] ?? 0);
  }
  return { lower, upper, lowerArea, upperArea };
}
