import { complexBlock, type ComplexBlock } from "../aggregate/transform/frequency-block.ts";
import type { Risk } from "../aggregate/risk.ts";
import { rateNodes } from "../aggregate/transform/total-transform.ts";
import { familyOf } from "../distributions/families.ts";
import { fftOf } from "../numeric/fft.ts";
import { compoundMoments } from "../occurrence/compound-moments.ts";

/** Points `(k - zero) step`, of which `at` is the quantile; what lies beyond `size` is left out. */
export interface AllocationLattice {
  readonly step: number;
  readonly zero: number;
  readonly at: number;
  readonly size: number;
}

/** A risk's transforms `E exp(i t S_i)` and `E[S_i exp(i t S_i)]`. */
export interface LossSpectrum {
  readonly factor: ComplexBlock;
  readonly loss: ComplexBlock;
  readonly mean: number;
}

/** Points of the transform: twice the lattice's, tilted by 12 over its length, so that what wraps around is 1e-10. */
export function transformSize({ at, size }: AllocationLattice): number {
  return 2 ** Math.ceil(Math.log2(Math.max(size, at + 8)));
}

/** No tilt where both signs share the circle: there the range itself is wide enough. */
export const tiltOf = (lattice: AllocationLattice): number =>
  lattice.zero === 0 ? 24 / transformSize(lattice) : 0;

/** Points of one unit of loss: masses and losses share a transform, so that they must be of one size. */
export const unitOf = ({ at, zero }: AllocationLattice): number => Math.max(1, Math.abs(at - zero));

export function lossSpectra(risks: readonly Risk[], lattice: AllocationLattice): LossSpectrum[] {
  return risks.map((risk) => spectrumOf(risk, lattice));
}

function spectrumOf({ occurrence, severity }: Risk, lattice: AllocationLattice): LossSpectrum {
  const size = transformSize(lattice);
  const fft = fftOf(size);
  const own = complexBlock(size);
  addMeanPreserving(severity, lattice, own);
  fft.forward(own.re, own.im);
  const half = size / 2 + 1;
  const factor = complexBlock(half);
  const loss = complexBlock(half);
  const p = occurrence.kind === "bernoulli" ? occurrence.probability : 0;
  const rates =
    occurrence.kind === "uncertain-rate"
      ? rateNodes(occurrence.rate)
      : [[occurrence.kind === "poisson" ? occurrence.rate : 0, 1] as const];
  for (let k = 0; k < half; k += 1) {
    const here = fft.reversed[k] ?? 0;
    const there = fft.reversed[(size - k) % size] ?? 0;
    const phiRe = ((own.re[here] ?? 0) + (own.re[there] ?? 0)) / 2;
    const phiIm = ((own.im[here] ?? 0) - (own.im[there] ?? 0)) / 2;
    const lossRe = ((own.im[here] ?? 0) + (own.im[there] ?? 0)) / 2;
    const lossIm = ((own.re[there] ?? 0) - (own.re[here] ?? 0)) / 2;
    let [fRe, fIm, dRe, dIm] = [1 - p + p * phiRe, p * phiIm, p, 0];
    if (occurrence.kind !== "bernoulli") {
      [fRe, fIm, dRe, dIm] = [0, 0, 0, 0];
      for (const [rate, weight] of rates) {
        const growth = weight * Math.exp(rate * (phiRe - 1));
        const [cos, sin] = [growth * Math.cos(rate * phiIm), growth * Math.sin(rate * phiIm)];
        fRe += cos;
        fIm += sin;
        dRe += rate * cos;
        dIm += rate * sin;
      }
    }
    factor.re[k] = fRe;
    factor.im[k] = fIm;
    loss.re[k] = dRe * lossRe - dIm * lossIm;
    loss.im[k] = dRe * lossIm + dIm * lossRe;
  }
  return { factor, loss, mean: compoundMoments(occurrence, severity).mean };
}

/**
 * The severity's masses, tilted, as the real part and the losses at the same points, in units of the quantile, as the imaginary part. A cell's mass
 * goes to its two ends so that mass and mean are kept (Gerber 1982), hence the total's mean over what the lattice holds.
 */
function addMeanPreserving(
  severity: Risk["severity"],
  lattice: AllocationLattice,
  { re, im }: ComplexBlock,
): void {
  const { step, zero, at } = lattice;
  const size = re.length;
  const theta = tiltOf(lattice);
  const last = zero === 0 ? at + 1 : size - zero - 1;
  const put = (k: number, mass: number): void => {
    if (k < -zero || k > last) return;
    const place = (k + size) % size;
    const tilted = Math.max(0, mass) * Math.exp(-theta * k);
    re[place] = (re[place] ?? 0) + tilted;
    im[place] = (im[place] ?? 0) + (tilted * k) / unitOf(lattice);
  };
  const split = (value: number, mass: number): void => {
    const below = Math.floor(value / step);
    put(below, mass * (below + 1 - value / step));
    put(below + 1, mass * (value / step - below));
  };
  if (severity.kind === "point") split(severity.value, 1);
  else if (severity.kind === "discrete") {
    severity.values.forEach((value, i) => split(value, severity.probabilities[i] ?? 0));
  } else {
    const { cdf, partialMean, support } = familyOf(severity);
    const [low, high] = support();
    const first = Math.max(-zero, Math.floor(low / step));
    const end = Math.min(last, Math.ceil(high / step));
    let [below, mean] = [cdf(first * step), partialMean(first * step)];
    for (let k = first; k < end; k += 1) {
      const [nextBelow, nextMean] = [cdf((k + 1) * step), partialMean((k + 1) * step)];
      const mass = Math.max(0, nextBelow - below);
      const upper = Math.min(mass, Math.max(0, (nextMean - mean) / step - k * mass));
      put(k, mass - upper);
      put(k + 1, upper);
      [below, mean] = [nextBelow, nextMean];
    }
  }
}
