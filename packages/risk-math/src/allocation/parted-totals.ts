import { complexBlock, type ComplexBlock } from "../aggregate/transform/frequency-block.ts";
import { fftOf } from "../numeric/fft.ts";
import { type AllocationLattice, type LossSpectrum, tiltOf, transformSize, unitOf } from "./loss-spectra.ts";

/** By total: the mass of all other risks, and the loss of this one. */
export interface Parted {
  readonly others: Float64Array;
  readonly loss: Float64Array;
}

/**
 * The total's masses and, for every risk, those of all others and its own loss by total, none of them negative for
 * losses. A factor is divided out where it stays away from 0; the products of the others are built from halves, so that
 * nothing is ever divided by what is nearly nothing.
 */
export function partedTotals(
  spectra: readonly LossSpectrum[],
  lattice: AllocationLattice,
): { total: Float64Array; parts: Parted[] } {
  const half = transformSize(lattice) / 2 + 1;
  const one = complexBlock(half);
  one.re.fill(1);
  const easy = spectra.map(({ factor }) => isAway(factor));
  const product = spectra.reduce((all, { factor }) => times(all, factor), one);
  const hard = spectra.filter((_, i) => easy[i] !== true);
  const base = spectra.reduce((all, { factor }, i) => (easy[i] === true ? times(all, factor) : all), one);
  const rest = new Map<LossSpectrum, ComplexBlock>();
  share(hard, base, rest);
  const parts = spectra.map((spectrum) => {
    const others = rest.get(spectrum) ?? over(product, spectrum.factor);
    return inverted([others, times(others, spectrum.loss)], lattice);
  });
  return { total: inverted([product, one], lattice).others, parts };
}

function isAway({ re, im }: ComplexBlock): boolean {
  for (let k = 0; k < re.length; k += 1) if (Math.hypot(re[k] ?? 0, im[k] ?? 0) < 0.2) return false;
  return true;
}

/** Hands every spectrum the product of `outside` and all the others' factors. */
function share(
  list: readonly LossSpectrum[],
  outside: ComplexBlock,
  into: Map<LossSpectrum, ComplexBlock>,
): void {
  const [first] = list;
  if (first === undefined) return;
  if (list.length === 1) {
    into.set(first, outside);
    return;
  }
  const middle = list.length >> 1;
  const [left, right] = [list.slice(0, middle), list.slice(middle)];
  share(
    left,
    right.reduce((all, { factor }) => times(all, factor), outside),
    into,
  );
  share(
    right,
    left.reduce((all, { factor }) => times(all, factor), outside),
    into,
  );
}

function times(a: ComplexBlock, b: ComplexBlock): ComplexBlock {
  const size = a.re.length;
  const out = complexBlock(size);
  for (let k = 0; k < size; k += 1) {
    const [x, y, u, v] = [a.re[k] ?? 0, a.im[k] ?? 0, b.re[k] ?? 0, b.im[k] ?? 0];
    out.re[k] = x * u - y * v;
    out.im[k] = x * v + y * u;
  }
  return out;
}

function over(a: ComplexBlock, b: ComplexBlock): ComplexBlock {
  const size = a.re.length;
  const out = complexBlock(size);
  for (let k = 0; k < size; k += 1) {
    const [x, y, u, v] = [a.re[k] ?? 0, a.im[k] ?? 0, b.re[k] ?? 0, b.im[k] ?? 0];
    const norm = u * u + v * v;
    out.re[k] = (x * u + y * v) / norm;
    out.im[k] = (y * u - x * v) / norm;
  }
  return out;
}

/** Two real sequences by one inverse transform, the tilt taken off, in order of loss. */
function inverted([others, loss]: readonly [ComplexBlock, ComplexBlock], lattice: AllocationLattice): Parted {
  const size = transformSize(lattice);
  const fft = fftOf(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k <= size / 2; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    const [a, b, c, d] = [others.re[k] ?? 0, others.im[k] ?? 0, loss.re[k] ?? 0, loss.im[k] ?? 0];
    re[there] = a + d;
    im[there] = c - b;
    re[here] = a - d;
    im[here] = b + c;
  }
  fft.inverse(re, im);
  const { zero } = lattice;
  const theta = tiltOf(lattice);
  const length = zero === 0 ? lattice.at + 2 : size;
  const ordered = (values: Float64Array, scale: number): Float64Array =>
    Float64Array.from(
      { length },
      (_, i) => scale * (values[(i - zero + size) % size] ?? 0) * Math.exp(theta * (i - zero)),
    );
  return { others: ordered(re, 1), loss: ordered(im, unitOf(lattice) * lattice.step) };
}
