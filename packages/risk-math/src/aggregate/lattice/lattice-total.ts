import { fftOf } from "../../numeric/fft.ts";
import { complexBlock, type ComplexBlock } from "../transform/frequency-block.ts";
import { spreadSeverity } from "./lattice-spread.ts";
import type { Risk } from "../risk.ts";
import { rateNodes } from "../transform/total-transform.ts";

/**
 * Masses of the total on a circular lattice of step h, index 0 for loss 0, by the fast Fourier transform (Heckman and
 * Meyers 1983; Embrechts and Frei 2009). Poisson risks share one transform, Bernoulli risks go two by two.
 */
export function latticeTotal(risks: readonly Risk[], h: number, size: number): Float64Array {
  const fft = fftOf(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  let rate = 0;
  for (const { occurrence, severity } of risks) {
    if (occurrence.kind !== "poisson") continue;
    rate += occurrence.rate;
    spreadSeverity(severity, h, occurrence.rate, re);
  }
  fft.forward(re, im);
  for (let k = 0; k < size; k += 1) {
    const growth = Math.exp((re[k] ?? 0) - rate);
    const angle = im[k] ?? 0;
    re[k] = growth * Math.cos(angle);
    im[k] = growth * Math.sin(angle);
  }
  const spectrum = { re, im };
  for (const pair of pairs(risks.filter(({ occurrence }) => occurrence.kind !== "poisson"))) {
    multiplyPair(pair, [h, size], spectrum);
  }
  fft.inverse(re, im);
  return re;
}

/** Transforms two severities as the real and the imaginary part of one sequence and multiplies their factors in. */
function multiplyPair(
  [first, second]: readonly [Risk, Risk | undefined],
  [h, size]: readonly [number, number],
  spectrum: ComplexBlock,
): void {
  const fft = fftOf(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  spreadSeverity(first.severity, h, 1, re);
  if (second !== undefined) spreadSeverity(second.severity, h, 1, im);
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
  multiplyIn(first, a, spectrum);
  if (second !== undefined) multiplyIn(second, b, spectrum);
}

/** Multiplies a risk's factor into the spectrum, whose values at opposite frequencies are conjugate. */
function multiplyIn({ occurrence }: Risk, severity: ComplexBlock, { re, im }: ComplexBlock): void {
  const size = re.length;
  const { reversed } = fftOf(size);
  const p = occurrence.kind === "bernoulli" ? occurrence.probability : 0;
  const rates = occurrence.kind === "uncertain-rate" ? rateNodes(occurrence.rate) : [];
  for (let k = 0; k <= size / 2; k += 1) {
    const here = reversed[k] ?? 0;
    const there = reversed[(size - k) % size] ?? 0;
    let factorRe = 1 - p + p * (severity.re[k] ?? 0);
    let factorIm = p * (severity.im[k] ?? 0);
    if (rates.length > 0) {
      factorRe = 0;
      factorIm = 0;
      for (const [rate, weight] of rates) {
        const modulus = weight * Math.exp(rate * ((severity.re[k] ?? 0) - 1));
        factorRe += modulus * Math.cos(rate * (severity.im[k] ?? 0));
        factorIm += modulus * Math.sin(rate * (severity.im[k] ?? 0));
      }
    }
    const oldRe = re[here] ?? 0;
    const oldIm = im[here] ?? 0;
    const newRe = oldRe * factorRe - oldIm * factorIm;
    const newIm = oldRe * factorIm + oldIm * factorRe;
    re[there] = newRe;
    im[there] = -newIm;
    re[here] = newRe;
    im[here] = newIm;
  }
}

function pairs(risks: readonly Risk[]): (readonly [Risk, Risk | undefined])[] {
  const rows: (readonly [Risk, Risk | undefined])[] = [];
  for (let i = 0; i < risks.length; i += 2) {
    const first = risks[i];
    if (first !== undefined) rows.push([first, risks[i + 1]]);
  }
  return rows;
}
