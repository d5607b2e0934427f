import type { Distribution, ScaledBeta } from "../../distributions/distribution.ts";
import { BetaTransform } from "./beta-transform.ts";
import { type ComplexBlock, type FrequencyBlock, topFrequency } from "./frequency-block.ts";
import { highestMoment, isBounded, scaledMoments } from "./scaled-moments.ts";
import { seriesOrder, seriesRadius } from "./series-order.ts";
import { triangularTransform } from "./triangular-transform.ts";
import { severityNodes } from "./severity-nodes.ts";
import { lognormalTransform } from "./lognormal-transform.ts";
import { supportOf } from "../../distributions/families.ts";

/**
 * Fills the characteristic function `E exp(i t X)` of a severity over a block of frequencies.
 *
 * Bounded severities whose half width spans at most twelve radians use the moment series about the middle of the support
 * (no sine or cosine per frequency); wider and unbounded ones use quadrature nodes, each advanced by one rotation per
 * frequency. Gamma, normal and wide triangular have closed forms, wide beta an expansion, lognormal an integral of its own.
 */
export function severityTransform(severity: Distribution, block: FrequencyBlock, out: ComplexBlock): void {
  if (severity.kind === "gamma") closedGamma(severity, block, out);
  else if (severity.kind === "normal") closedNormal(severity, block, out);
  else if (severity.kind === "lognormal") lognormalTransform(severity, block, out);
  else if (isBounded(severity)) {
    const [low, high] = supportOf(severity);
    const half = (high - low) / 2;
    if (half * topFrequency(block) <= seriesRadius) momentSeries(severity, [low + half, half], block, out);
    else if (severity.kind === "beta") wideBeta(severity, block, out);
    else if (severity.kind === "triangular") triangularTransform(severity, block, out);
    else fromNodes(severity, block, out);
  } else fromNodes(severity, block, out);
}

/** The near frequencies of a block as others do, the far ones by what the ends of the support contribute. */
function wideBeta(severity: ScaledBeta, block: FrequencyBlock, out: ComplexBlock): void {
  const { step, from, count } = block;
  const phase = topFrequency(block) * (severity.high - severity.low);
  // Up to here a few dozen nodes cost less than the expansion's coefficients; a density without bound defies them.
  if (phase < 96 && Math.min(severity.alpha, severity.beta) >= 1) {
    fromNodes(severity, block, out);
    return;
  }
  const wide = new BetaTransform(severity);
  const first = Math.max(0, Math.ceil(wide.from / (step * (severity.high - severity.low))) - from);
  if (first >= count) {
    fromNodes(severity, block, out);
    return;
  }
  if (first > 0) {
    const near = { re: out.re.subarray(0, first), im: out.im.subarray(0, first) };
    severityTransform(severity, { step, from, count: first }, near);
  }
  wide.fill(block, first, out);
}

const moments = new Float64Array(highestMoment + 2);

function momentSeries(
  severity: Distribution,
  [middle, half]: readonly [number, number],
  block: FrequencyBlock,
  { re, im }: ComplexBlock,
): void {
  const top = topFrequency(block);
  const order = seriesOrder(half * top) | 1;
  moments.fill(0, 0, order + 2);
  scaledMoments(severity, [middle, top], order, moments);
  foldSigns(order);
  const { step, from, count } = block;
  const turnRe = Math.cos(step * middle);
  const turnIm = Math.sin(step * middle);
  let phaseRe = Math.cos(step * from * middle);
  let phaseIm = Math.sin(step * from * middle);
  const inverse = 1 / (from + count - 1);
  // Two frequencies at a time: one polynomial alone would wait for its own result. Arrays may end after an odd count.
  for (let k = 0; k < count; k += 2) {
    const u = (from + k) * inverse;
    const v = u + inverse;
    const uSquare = u * u;
    const vSquare = v * v;
    let uEven = 0;
    let uOdd = 0;
    let vEven = 0;
    let vOdd = 0;
    for (let m = order; m > 0; m -= 2) {
      const odd = moments[m] ?? 0;
      const even = moments[m - 1] ?? 0;
      uOdd = uOdd * uSquare + odd;
      vOdd = vOdd * vSquare + odd;
      uEven = uEven * uSquare + even;
      vEven = vEven * vSquare + even;
    }
    uOdd *= u;
    vOdd *= v;
    re[k] = uEven * phaseRe - uOdd * phaseIm;
    im[k] = uEven * phaseIm + uOdd * phaseRe;
    const middleRe = phaseRe * turnRe - phaseIm * turnIm;
    const middleIm = phaseRe * turnIm + phaseIm * turnRe;
    if (k + 1 < count) {
      re[k + 1] = vEven * middleRe - vOdd * middleIm;
      im[k + 1] = vEven * middleIm + vOdd * middleRe;
    }
    phaseRe = middleRe * turnRe - middleIm * turnIm;
    phaseIm = middleRe * turnIm + middleIm * turnRe;
  }
}

/** The cos and sin parts alternate in sign; folded in, the moments are two real polynomials in u². */
function foldSigns(order: number): void {
  for (let m = 2; m <= order; m += 4) {
    moments[m] = -(moments[m] ?? 0);
    moments[m + 1] = -(moments[m + 1] ?? 0);
  }
}

function fromNodes(severity: Distribution, block: FrequencyBlock, { re, im }: ComplexBlock): void {
  const { x, w } = severityNodes(severity, topFrequency(block));
  const { step, from, count } = block;
  re.fill(0, 0, count);
  im.fill(0, 0, count);
  // Two nodes at a time: one rotation alone would wait for its own result.
  for (let i = 0; i < x.length; i += 2) {
    const a = x[i] ?? 0;
    const b = x[i + 1] ?? 0;
    const weight = w[i + 1] ?? 0;
    let aRe = (w[i] ?? 0) * Math.cos(step * from * a);
    let aIm = (w[i] ?? 0) * Math.sin(step * from * a);
    let bRe = weight * Math.cos(step * from * b);
    let bIm = weight * Math.sin(step * from * b);
    const aTurnRe = Math.cos(step * a);
    const aTurnIm = Math.sin(step * a);
    const bTurnRe = Math.cos(step * b);
    const bTurnIm = Math.sin(step * b);
    for (let k = 0; k < count; k += 1) {
      re[k] = (re[k] ?? 0) + aRe + bRe;
      im[k] = (im[k] ?? 0) + aIm + bIm;
      const aNext = aRe * aTurnRe - aIm * aTurnIm;
      aIm = aRe * aTurnIm + aIm * aTurnRe;
      aRe = aNext;
      const bNext = bRe * bTurnRe - bIm * bTurnIm;
      bIm = bRe * bTurnIm + bIm * bTurnRe;
      bRe = bNext;
    }
  }
}

function closedGamma(
  { shape, scale }: { readonly shape: number; readonly scale: number },
  { step, from, count }: FrequencyBlock,
  { re, im }: ComplexBlock,
): void {
  for (let k = 0; k < count; k += 1) {
    const t = step * (from + k) * scale;
    const size = Math.exp(-0.5 * shape * Math.log1p(t * t));
    const angle = shape * Math.atan(t);
    re[k] = size * Math.cos(angle);
    im[k] = size * Math.sin(angle);
  }
}

function closedNormal(
  { mean, sd }: { readonly mean: number; readonly sd: number },
  { step, from, count }: FrequencyBlock,
  { re, im }: ComplexBlock,
): void {
  for (let k = 0; k < count; k += 1) {
    const t = step * (from + k);
    const size = Math.exp(-0.5 * t * t * sd * sd);
    re[k] = size * Math.cos(t * mean);
    im[k] = size * Math.sin(t * mean);
  }
}
