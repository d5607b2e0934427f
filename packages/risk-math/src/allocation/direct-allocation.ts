import {
  type ComplexBlock,
  type FrequencyBlock,
  reusableBlock,
} from "../aggregate/transform/frequency-block.ts";
import { severityTransform } from "../aggregate/transform/severity-transform.ts";
import { rateNodes } from "../aggregate/transform/total-transform.ts";
import type { Occurrence } from "../occurrence/occurrence.ts";
import { lossTransform } from "./loss-transform.ts";
import type { MeasuredRisk, RiskParts } from "./risk-parts.ts";
import type { SeriesPoint } from "./series-point.ts";

/** Divides a risk out of the total frequency by frequency; for risks too large for a power series. */
export function allocateDirectly({ risk, moments }: MeasuredRisk, at: SeriesPoint): RiskParts {
  const { step, series } = at;
  const block: FrequencyBlock = { step, from: 1, count: series.count };
  const severity = severityOf(block.count);
  const loss = lossOf(block.count);
  severityTransform(risk.severity, block, severity);
  lossTransform(risk.severity, block, loss);
  // The loss-weighted transform of the risk over its own, by which the total's is multiplied.
  weighByOccurrence(risk.occurrence, severity, loss);
  let own = moments.mean / series.period;
  let ownBelow = 0;
  for (let k = 0; k < block.count; k += 1) {
    const re = (at.re[k] ?? 0) * (loss.re[k] ?? 0) - (at.im[k] ?? 0) * (loss.im[k] ?? 0);
    const im = (at.re[k] ?? 0) * (loss.im[k] ?? 0) + (at.im[k] ?? 0) * (loss.re[k] ?? 0);
    own += re;
    ownBelow -= im / (step * (k + 1));
  }
  applyOccurrence(risk.occurrence, severity);
  return { own, ownBelow, leaveOneOut: leaveOut(severity, at, moments.mean) };
}

const severityOf = reusableBlock();
const lossOf = reusableBlock();
const withoutOf = reusableBlock();

/** Turns the severity's transform into that of the risk's loss. */
function applyOccurrence(occurrence: Occurrence, { re, im }: ComplexBlock): void {
  const rates = occurrence.kind === "uncertain-rate" ? rateNodes(occurrence.rate) : [];
  for (let k = 0; k < re.length; k += 1) {
    const phiRe = re[k] ?? 0;
    const phiIm = im[k] ?? 0;
    if (occurrence.kind === "bernoulli") {
      re[k] = 1 - occurrence.probability + occurrence.probability * phiRe;
      im[k] = occurrence.probability * phiIm;
    } else if (occurrence.kind === "poisson") {
      const size = Math.exp(occurrence.rate * (phiRe - 1));
      re[k] = size * Math.cos(occurrence.rate * phiIm);
      im[k] = size * Math.sin(occurrence.rate * phiIm);
    } else {
      let [sumRe, sumIm] = [0, 0];
      for (const [rate, weight] of rates) {
        const size = weight * Math.exp(rate * (phiRe - 1));
        sumRe += size * Math.cos(rate * phiIm);
        sumIm += size * Math.sin(rate * phiIm);
      }
      re[k] = sumRe;
      im[k] = sumIm;
    }
  }
}

/** Turns `E[X exp(i t X)]` into `E[S exp(i t S)] / E[exp(i t S)]`. */
function weighByOccurrence(occurrence: Occurrence, { re, im }: ComplexBlock, loss: ComplexBlock): void {
  const rates = occurrence.kind === "uncertain-rate" ? rateNodes(occurrence.rate) : [];
  for (let k = 0; k < re.length; k += 1) {
    const lossRe = loss.re[k] ?? 0;
    const lossIm = loss.im[k] ?? 0;
    let [weightRe, weightIm] = [0, 0];
    if (occurrence.kind === "poisson") weightRe = occurrence.rate;
    else if (occurrence.kind === "bernoulli") {
      const p = occurrence.probability;
      const nowRe = 1 - p + p * (re[k] ?? 0);
      const nowIm = p * (im[k] ?? 0);
      const size = Math.max(nowRe * nowRe + nowIm * nowIm, 1e-30);
      weightRe = (p * nowRe) / size;
      weightIm = (-p * nowIm) / size;
    } else [weightRe, weightIm] = rateWeight(rates, re[k] ?? 0, im[k] ?? 0);
    loss.re[k] = weightRe * lossRe - weightIm * lossIm;
    loss.im[k] = weightRe * lossIm + weightIm * lossRe;
  }
}

/** `E[L e^{L (φ - 1)}] / E[e^{L (φ - 1)}]`. */
function rateWeight(
  rates: readonly (readonly [number, number])[],
  re: number,
  im: number,
): [re: number, im: number] {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const [rate, weight] of rates) {
    const size = weight * Math.exp(rate * (re - 1));
    const cos = size * Math.cos(rate * im);
    const sin = size * Math.sin(rate * im);
    a += rate * cos;
    b += rate * sin;
    c += cos;
    d += sin;
  }
  const norm = Math.max(c * c + d * d, 1e-300);
  return [(a * c + b * d) / norm, (b * c - a * d) / norm];
}

/** Null when the risk's transform comes so near to 0 that dividing by it would lose the answer. */
function leaveOut({ re, im }: ComplexBlock, at: SeriesPoint, mean: number): number | null {
  const { series, step } = at;
  const without = withoutOf(series.count);
  for (let k = 0; k < series.count; k += 1) {
    const a = re[k] ?? 0;
    const b = im[k] ?? 0;
    const size = a * a + b * b;
    if (size < 1e-6) return null;
    const full = at.re[k] ?? 0;
    const part = at.im[k] ?? 0;
    without.re[k] = (full * a + part * b) / size;
    without.im[k] = (part * a - full * b) / size;
  }
  // With the risk in, the same sums at shift 0 give the level that is to be met again.
  const level = shifted({ re: at.re, im: at.im }, step, 0).below;
  let shift = 0;
  for (let round = 0; round < 60; round += 1) {
    const { below, density } = shifted(without, step, shift);
    const miss = below - level + (mean - shift) / series.period;
    const move = miss / (density + 1 / series.period);
    shift += move;
    if (Math.abs(move) <= 1e-12 * series.period) return shift;
  }
  return null;
}

/** Series at `x - shift`: one more rotation per term. */
function shifted({ re, im }: ComplexBlock, step: number, shift: number): { below: number; density: number } {
  const turnRe = Math.cos(step * shift);
  const turnIm = Math.sin(step * shift);
  let [phaseRe, phaseIm, below, density] = [turnRe, turnIm, 0, 0];
  for (let k = 0; k < re.length; k += 1) {
    const a = re[k] ?? 0;
    const b = im[k] ?? 0;
    density += a * phaseRe - b * phaseIm;
    below -= (a * phaseIm + b * phaseRe) / (step * (k + 1));
    const next = phaseRe * turnRe - phaseIm * turnIm;
    phaseIm = phaseRe * turnIm + phaseIm * turnRe;
    phaseRe = next;
  }
  return { below, density };
}
