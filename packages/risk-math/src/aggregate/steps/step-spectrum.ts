import { unit } from "../../bounds/bound.ts";
import { fftError, fftOf } from "../../numeric/fft.ts";
import { type ComplexBlock, complexBlock } from "../transform/frequency-block.ts";
import type { Rates } from "./step-reach.ts";

/** Values of a characteristic function at the frequencies `2πk/size`, k = 0…size/2, and their errors as norms. */
export interface StepSpectrum extends ComplexBlock {
  /** Error relative to the values. */
  readonly relative: number;
  /** Error of the masses beside that, in the 2-norm. */
  readonly absolute: number;
}

/** The compound Poisson sum of events that come in whole steps. */
export function stepSpectrum(rates: Rates, size: number): StepSpectrum {
  const { re, im, relative, absolute } =
    rates.size <= few ? sumOfWaves(rates, size) : transformed(rates, size);
  for (let k = 0; k < re.length; k += 1) {
    const growth = Math.exp(re[k] ?? 0);
    const angle = im[k] ?? 0;
    re[k] = growth * Math.cos(angle);
    im[k] = growth * Math.sin(angle);
  }
  return { re, im, relative: relative + 16 * unit, absolute };
}

/** Sizes up to which adding their waves one by one costs about as much as a transform, and is more exact. */
const few = 32;

/**
 * `Σ rate (wave - 1)`. Every wave is one of the `size` roots of unity: no phase is ever rounded but for the root itself, 4
 * units for either part, and one unit comes with each addition.
 */
function sumOfWaves(rates: Rates, size: number): StepSpectrum {
  const roots = rootsOf(size);
  const half = size / 2 + 1;
  const { re, im } = complexBlock(half);
  let all = 0;
  for (const [step, rate] of rates) {
    const stride = ((step % size) + size) % size;
    for (let k = 0, at = 0; k < half; k += 1, at = (at + stride) & (size - 1)) {
      re[k] = (re[k] ?? 0) + rate * ((roots.re[at] ?? 0) - 1);
      im[k] = (im[k] ?? 0) + rate * (roots.im[at] ?? 0);
    }
    all += rate;
  }
  return { re, im, relative: 2 * all * (rates.size + 8) * unit, absolute: 0 };
}

/**
 * The same by a transform of the rates. Its errors are bounded in the 2-norm over all frequencies; as no value of the
 * characteristic function is above 1, they pass to the masses as they are (Parseval).
 */
function transformed(rates: Rates, size: number): StepSpectrum {
  const fft = fftOf(size);
  const [waves, turned] = [new Float64Array(size), new Float64Array(size)];
  let [all, squares] = [0, 0];
  for (const [step, rate] of rates) {
    const place = ((step % size) + size) % size;
    waves[place] = (waves[place] ?? 0) + rate;
    all += rate;
    squares += rate * rate;
  }
  fft.forward(waves, turned);
  const { re, im } = complexBlock(size / 2 + 1);
  for (let k = 0; k < re.length; k += 1) {
    re[k] = (waves[fft.reversed[k] ?? 0] ?? 0) - all;
    im[k] = turned[fft.reversed[k] ?? 0] ?? 0;
  }
  return {
    re,
    im,
    relative: 4 * all * unit + rates.size * unit * all,
    absolute: fftError(size) * Math.sqrt(squares) * 1.01,
  };
}

/** `exp(2πij/size)`, angles never above an eighth of a turn. */
function rootsOf(size: number): ComplexBlock {
  const { re, im } = complexBlock(size);
  const [quarter, half] = [size / 4, size / 2];
  for (let j = 0; j <= size / 8; j += 1) {
    const angle = (2 * Math.PI * j) / size;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (const [at, a, b] of [
      [j, cos, sin],
      [quarter - j, sin, cos],
      [quarter + j, -sin, cos],
      [half - j, -cos, sin],
    ] as const) {
      [re[at], im[at]] = [a, b];
      [re[(at + half) % size], im[(at + half) % size]] = [-a, -b];
    }
  }
  return { re, im };
}
