import { fftError, fftOf } from "../../numeric/fft.ts";
import { type Rates, type Reach, stepReach } from "./step-reach.ts";
import { type StepSpectrum, stepSpectrum } from "./step-spectrum.ts";

/** Probabilities of totals from `first` on, in whole steps, and what is known of their errors. */
export interface StepMasses {
  readonly first: number;
  readonly masses: Float64Array;
  /** Bound of the error of any sum of masses. */
  readonly error: number;
  /** What lies outside, as bounds of its probability and of its mean distance in steps: below `first`, and above the end. */
  readonly down: Reach;
  readonly up: Reach;
}

/**
 * The compound Poisson sum of events in whole steps, by one transform; null where it spans more than `mostCells`.
 *
 * Rounding. By Parseval an error of the spectrum passes to the masses in the 2-norm unchanged, and by Cauchy and Schwarz a
 * sum of them errs by √cells times that at most. What lies outside of the circle returns on it, where it can only add
 * mass. Taking what is below 0 as 0 brings masses nearer to the true ones.
 */
export function poissonMasses(rates: Rates, mostCells: number): StepMasses | null {
  const nowhere: Reach = { end: 0, outside: 0, beyond: 0 };
  if (rates.size === 0) return { first: 0, masses: Float64Array.of(1), error: 0, down: nowhere, up: nowhere };
  const [down, up] = [stepReach(rates, -1), stepReach(rates, 1)];
  const cells = up.end + down.end + 1;
  if (!(cells <= mostCells)) return null;
  const size = Math.max(256, 2 ** Math.ceil(Math.log2(cells)));
  const spectrum = stepSpectrum(rates, size);
  const masses = inverted(spectrum, { first: -down.end, cells, size });
  const norm = Math.sqrt(masses.reduce((sum, mass) => sum + mass * mass, 1e-24));
  const miss = (fftError(size) + spectrum.relative) * norm + spectrum.absolute;
  const error = 1.01 * Math.sqrt(cells) * miss + down.outside + up.outside;
  return { first: -down.end, masses, error, down, up };
}

function inverted(
  { re, im }: StepSpectrum,
  { first, cells, size }: { readonly first: number; readonly cells: number; readonly size: number },
): Float64Array {
  const fft = fftOf(size);
  const [a, b] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < re.length; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    a[there] = re[k] ?? 0;
    b[there] = -(im[k] ?? 0);
    a[here] = re[k] ?? 0;
    b[here] = im[k] ?? 0;
  }
  fft.inverse(a, b);
  const start = ((first % size) + size) % size;
  return Float64Array.from({ length: cells }, (_, k) => Math.max(0, a[(start + k) % size] ?? 0));
}
