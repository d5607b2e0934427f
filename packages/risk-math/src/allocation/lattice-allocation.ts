import { complexBlock, type ComplexBlock } from "../aggregate/frequency-block.ts";
import { latticeTotal } from "../aggregate/lattice-total.ts";
import { spreadSeverity } from "../aggregate/lattice-spread.ts";
import type { Risk } from "../aggregate/risk.ts";
import { rateNodes } from "../aggregate/total-transform.ts";
import { fftOf } from "../numeric/fft.ts";
import type { AllocationPoint, RiskAllocation } from "./allocation.ts";

/** The range that a lattice must hold. */
export interface LatticeRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Allocations on a lattice, for totals of few events: per risk one transform of the severity and its loss-weighted
 * twin, and one back of "without the risk" and "loss of the risk, by total". Two lattices, combined by Richardson's
 * rule.
 */
export function latticeAllocation(
  risks: readonly Risk[],
  { low, high }: LatticeRange,
  point: AllocationPoint,
): RiskAllocation[] {
  const size = 2 ** 13;
  const h = ((high - low) * 1.03) / size;
  const fine = onLattice(risks, { h, size, low }, point);
  const coarse = onLattice(risks, { h: 2 * h, size: size / 2, low }, point);
  return fine.map((value, i) => {
    const other = coarse[i] ?? value;
    const { leaveOneOut } = value;
    return {
      leaveOneOut:
        leaveOneOut === null || other.leaveOneOut === null ? null : (4 * leaveOneOut - other.leaveOneOut) / 3,
      euler: (4 * value.euler - other.euler) / 3,
      tail: (4 * value.tail - other.tail) / 3,
    };
  });
}

interface Lattice {
  readonly h: number;
  readonly size: number;
  readonly low: number;
}

function onLattice(
  risks: readonly Risk[],
  lattice: Lattice,
  { p, quantile }: AllocationPoint,
): RiskAllocation[] {
  const { h, size } = lattice;
  const fft = fftOf(size);
  const mass = latticeTotal(risks, h, size);
  const atLevel = curve(mass, lattice);
  const level = atLevel(quantile);
  const total = { re: Float64Array.from(mass), im: new Float64Array(size) };
  fft.forward(total.re, total.im);
  return risks.map((risk) => {
    const { without, loss } = parts(risk, lattice, total);
    const lossAt = curve(loss, lattice);
    const own = lossAt(quantile);
    const full = loss.reduce((sum, value) => sum + value, 0);
    return {
      leaveOneOut:
        without === null ? null : quantile - solve(curve(without, lattice), level.below, quantile, h),
      euler: own.density / level.density,
      tail: (full - own.below + (own.density / level.density) * (level.below - p)) / (1 - p),
    };
  });
}

/** Masses of the total without the risk, and of the risk's loss by total. */
function parts(
  { occurrence, severity }: Risk,
  { h, size }: Lattice,
  total: ComplexBlock,
): { without: Float64Array | null; loss: Float64Array } {
  const fft = fftOf(size);
  const own = complexBlock(size);
  spreadSeverity(severity, h, 1, own.re);
  for (let j = 0; j < size; j += 1)
    own.im[j] = (own.re[j] ?? 0) * h * (j < size / 2 ? j : weightIndex(j, size));
  fft.forward(own.re, own.im);
  const rates = occurrence.kind === "uncertain-rate" ? rateNodes(occurrence.rate) : [];
  const result = complexBlock(size);
  let smallest = 1;
  for (let k = 0; k <= size / 2; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    const phiRe = ((own.re[here] ?? 0) + (own.re[there] ?? 0)) / 2;
    const phiIm = ((own.im[here] ?? 0) - (own.im[there] ?? 0)) / 2;
    const lossRe = ((own.im[here] ?? 0) + (own.im[there] ?? 0)) / 2;
    const lossIm = ((own.re[there] ?? 0) - (own.re[here] ?? 0)) / 2;
    const [fRe, fIm, dRe, dIm] = factors(occurrence, rates, [phiRe, phiIm]);
    const norm = Math.max(fRe * fRe + fIm * fIm, 1e-30);
    smallest = Math.min(smallest, norm);
    const a = total.re[here] ?? 0;
    const b = total.im[here] ?? 0;
    const outRe = (a * fRe + b * fIm) / norm;
    const outIm = (b * fRe - a * fIm) / norm;
    const weightRe = dRe * lossRe - dIm * lossIm;
    const weightIm = dRe * lossIm + dIm * lossRe;
    const ownRe = outRe * weightRe - outIm * weightIm;
    const ownIm = outRe * weightIm + outIm * weightRe;
    // Two real sequences in one: without + i loss; at the opposite frequency both are conjugate.
    result.re[there] = outRe + ownIm;
    result.im[there] = ownRe - outIm;
    result.re[here] = outRe - ownIm;
    result.im[here] = outIm + ownRe;
  }
  fft.inverse(result.re, result.im);
  return { without: smallest < 1e-5 ? null : result.re, loss: result.im };
}

/** The risk's transform f and dE[exp(i t S)]/dφ, so that the loss-weighted transform is the latter times E[X exp(i t X)]. */
function factors(
  occurrence: Risk["occurrence"],
  rates: readonly (readonly [number, number])[],
  [phiRe, phiIm]: readonly [number, number],
): readonly [number, number, number, number] {
  if (occurrence.kind === "bernoulli") {
    const p = occurrence.probability;
    return [1 - p + p * phiRe, p * phiIm, p, 0];
  }
  const nodes = occurrence.kind === "poisson" ? [[occurrence.rate, 1] as const] : rates;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const [rate, weight] of nodes) {
    const size = weight * Math.exp(rate * (phiRe - 1));
    const cos = size * Math.cos(rate * phiIm);
    const sin = size * Math.sin(rate * phiIm);
    a += cos;
    b += sin;
    c += rate * cos;
    d += rate * sin;
  }
  return [a, b, c, d];
}

/** Signed position of a circular index: the upper quarter holds negative losses only when there are any. */
function weightIndex(j: number, size: number): number {
  return j >= (size * 3) / 4 ? j - size : j;
}

/** Sum up to x and density at x of a sequence of masses, linear between lattice points. */
function curve(
  mass: Float64Array,
  { h, size, low }: Lattice,
): (x: number) => { below: number; density: number } {
  const zero = low < 0 ? Math.ceil((-low * 1.015) / h) : 0;
  const ordered = Float64Array.from({ length: size }, (_, i) => mass[(i - zero + size) % size] ?? 0);
  const sums = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    sums[i] = sum + (ordered[i] ?? 0) / 2;
    sum += ordered[i] ?? 0;
  }
  return (x) => {
    const place = Math.min(Math.max(x / h + zero, 0), size - 2);
    const first = Math.floor(place);
    const part = place - first;
    const between = (values: Float64Array): number =>
      (values[first] ?? 0) * (1 - part) + (values[first + 1] ?? 0) * part;
    return { below: between(sums), density: between(ordered) / h };
  };
}

function solve(at: (x: number) => { below: number }, level: number, start: number, h: number): number {
  let high = start;
  let low = start;
  while (at(low).below > level && low > start - 1e7 * h) low -= (start - low || h) * 2;
  while (at(high).below < level && high < start + 1e7 * h) high += (high - start || h) * 2;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (at(middle).below < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
