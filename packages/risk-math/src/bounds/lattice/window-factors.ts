import { complexBlock, type ComplexBlock } from "../../aggregate/transform/frequency-block.ts";
import { fftOf } from "../../numeric/fft.ts";
import type { LossPart } from "./loss-part.ts";
import { rateTransform } from "./rate-transform.ts";

/** Spectra of the two rounded totals at frequencies 0…size/2, of a total that starts `offset` cells below 0. */
export interface Factors {
  readonly down: ComplexBlock;
  readonly up: ComplexBlock;
  readonly offset: number;
}

export interface Lattice {
  readonly step: number;
  readonly cells: number;
  readonly theta: number;
  readonly size: number;
}

/**
 * The tilted spectra of a total whose severities are rounded down and up.
 *
 * Rounding up is rounding down moved by one cell, so that one table and one transform serve both: the spectra differ by
 * the factor `exp(-θ + 2πik/size)`. Poisson severities are added up before the transform, others go two by two.
 */
export function factorsOf(parts: readonly LossPart[], lattice: Lattice): Factors {
  const half = lattice.size / 2 + 1;
  const [down, up] = [complexBlock(half), complexBlock(half)];
  const turn = turnOf(lattice);
  addPoisson(
    parts.filter(({ count }) => count.kind === "poisson"),
    lattice,
    { down, up, turn },
  );
  const others = parts.filter(({ count }) => count.kind !== "poisson");
  let offset = 0;
  for (let i = 0; i < others.length; i += 2) {
    const pair = others.slice(i, i + 2);
    const spectra = spectraOf(pair, lattice);
    pair.forEach((part, j) => {
      const own = offsetOf(part, lattice.step);
      offset += own;
      multiplyIn(part, spectra[j] ?? down, { down, up, turn, own, theta: lattice.theta });
    });
  }
  return { down, up, offset };
}

/** One cell further: its tilt and its phase. */
function turnOf({ theta, size }: Lattice): ComplexBlock {
  const turn = complexBlock(size / 2 + 1);
  const shrink = Math.exp(-theta);
  for (let k = 0; k <= size / 2; k += 1) {
    turn.re[k] = shrink * Math.cos((2 * Math.PI * k) / size);
    turn.im[k] = shrink * Math.sin((2 * Math.PI * k) / size);
  }
  return turn;
}

/** Cells below 0 that a loss of both signs reaches. */
function offsetOf({ low }: LossPart, step: number): number {
  return low < 0 ? Math.ceil(-low / step) : 0;
}

/** Adds a severity's masses, rounded down and tilted, to a lattice that starts `offset` cells below 0. */
function addMasses(part: LossPart, weight: number, lattice: Lattice, into: Float64Array): void {
  const { step, cells, theta } = lattice;
  const offset = offsetOf(part, step);
  const first = part.low < 0 ? -offset : Math.floor(part.low / step);
  const last = Math.min(cells - offset - 1, Math.floor(part.high / step));
  if (last < first) return;
  const values = new Float64Array(last - first + 2);
  if (part.table === undefined) {
    for (let k = 0; k < values.length; k += 1) values[k] = part.cdf((first + k) * step);
  } else part.table(first, step, values);
  // Whatever lies at the very start belongs to the first cell.
  let before = 0;
  const top = part.total;
  for (let k = 1; k < values.length; k += 1) {
    const next = Math.min(top, Math.max(before, values[k] ?? 0));
    const cell = first + k - 1 + offset;
    into[cell] = (into[cell] ?? 0) + weight * (next - before) * Math.exp(-theta * cell);
    before = next;
  }
}

interface Spectra {
  readonly down: ComplexBlock;
  readonly up: ComplexBlock;
  readonly turn: ComplexBlock;
}

function addPoisson(parts: readonly LossPart[], lattice: Lattice, { down, up, turn }: Spectra): void {
  down.re.fill(1);
  up.re.fill(1);
  if (parts.length === 0) return;
  const { size } = lattice;
  const fft = fftOf(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  let rate = 0;
  for (const part of parts) {
    if (part.count.kind !== "poisson") continue;
    rate += part.count.rate * part.total;
    addMasses(part, part.count.rate, lattice, re);
  }
  fft.forward(re, im);
  for (let k = 0; k <= size / 2; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const [a, b] = [re[here] ?? 0, im[here] ?? 0];
    exponential(a - rate, b, [down, k]);
    const [c, d] = [turn.re[k] ?? 0, turn.im[k] ?? 0];
    exponential(a * c - b * d - rate, a * d + b * c, [up, k]);
  }
}

function exponential(re: number, im: number, [into, k]: readonly [ComplexBlock, number]): void {
  const growth = Math.exp(re);
  into.re[k] = growth * Math.cos(im);
  into.im[k] = growth * Math.sin(im);
}

/** Spectra of one or two severities by one transform of a complex sequence. */
function spectraOf(pair: readonly LossPart[], lattice: Lattice): ComplexBlock[] {
  const { size } = lattice;
  const fft = fftOf(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  pair.forEach((part, j) => addMasses(part, 1, lattice, j === 0 ? re : im));
  fft.forward(re, im);
  const half = size / 2 + 1;
  const [a, b] = [complexBlock(half), complexBlock(half)];
  for (let k = 0; k < half; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    a.re[k] = ((re[here] ?? 0) + (re[there] ?? 0)) / 2;
    a.im[k] = ((im[here] ?? 0) - (im[there] ?? 0)) / 2;
    b.re[k] = ((im[here] ?? 0) + (im[there] ?? 0)) / 2;
    b.im[k] = ((re[there] ?? 0) - (re[here] ?? 0)) / 2;
  }
  return [a, b];
}

function multiplyIn(
  { count }: LossPart,
  severity: ComplexBlock,
  { down, up, turn, own, theta }: Spectra & { readonly own: number; readonly theta: number },
): void {
  const half = severity.re.length;
  const rates = count.kind === "uncertain-rate" ? rateTransform(count.rate) : null;
  const p = count.kind === "bernoulli" ? count.probability : 0;
  for (let k = 0; k < half; k += 1) {
    const [a, b] = [severity.re[k] ?? 0, severity.im[k] ?? 0];
    const [c, d] = [turn.re[k] ?? 0, turn.im[k] ?? 0];
    const [e, f] = [a * c - b * d, a * d + b * c];
    if (rates !== null) {
      // More events make a larger total: the smallest rates belong to rounding down.
      multiply(down, k, rates.low(a - 1, b));
      multiply(up, k, rates.high(e - 1, f));
      continue;
    }
    let [nothingRe, nothingIm] = [1 - p, 0];
    if (own > 0) {
      const shrink = (1 - p) * Math.exp(-theta * own);
      const angle = (Math.PI * ((k * own) % (2 * half - 2))) / (half - 1);
      [nothingRe, nothingIm] = [shrink * Math.cos(angle), shrink * Math.sin(angle)];
    }
    multiply(down, k, [nothingRe + p * a, nothingIm + p * b]);
    multiply(up, k, [nothingRe + p * e, nothingIm + p * f]);
  }
}

function multiply({ re, im }: ComplexBlock, k: number, [a, b]: readonly [number, number]): void {
  const old = re[k] ?? 0;
  re[k] = old * a - (im[k] ?? 0) * b;
  im[k] = old * b + (im[k] ?? 0) * a;
}
