import type { Distribution } from "../distributions/distribution.ts";
import {
  type ComplexBlock,
  type FrequencyBlock,
  reusableBlock,
  topFrequency,
} from "../aggregate/transform/frequency-block.ts";
import { severityNodes } from "../aggregate/transform/severity-nodes.ts";
import { severityTransform } from "../aggregate/transform/severity-transform.ts";

/**
 * Fills `E[X exp(i t X)]` over a block: every family's loss-weighted density is a mixture of known densities (a beta of
 * `alpha + 1`, a lognormal moved by sigma², a gamma of `shape + 1`, powers on the sides of a triangle).
 */
export function lossTransform(severity: Distribution, block: FrequencyBlock, out: ComplexBlock): void {
  out.re.fill(0, 0, block.count);
  out.im.fill(0, 0, block.count);
  if (severity.kind === "normal") {
    normalLoss(severity, block, out);
    return;
  }
  const parts = sizeBiased(severity) ?? nodeParts(severity, block);
  const part = partOf(block.count);
  for (const [weight, distribution] of parts) {
    if (weight === 0) continue;
    severityTransform(distribution, block, part);
    for (let k = 0; k < block.count; k += 1) {
      out.re[k] = (out.re[k] ?? 0) + weight * (part.re[k] ?? 0);
      out.im[k] = (out.im[k] ?? 0) + weight * (part.im[k] ?? 0);
    }
  }
}

const partOf = reusableBlock();

type Parts = (readonly [weight: number, distribution: Distribution])[];

/** Null for a family without a loss-weighted density of a known kind. */
function sizeBiased(severity: Distribution): Parts | null {
  if (severity.kind === "beta") {
    const { low, high, alpha, beta } = severity;
    return [
      [low, severity],
      [((high - low) * alpha) / (alpha + beta), { ...severity, alpha: alpha + 1 }],
    ];
  }
  if (severity.kind === "triangular") {
    const { low, mode, high } = severity;
    return twoSides([low, mode, high], (mode - low) / (high - low));
  }
  if (severity.kind === "double-triangular") {
    const { low, mid, high, below } = severity;
    return twoSides([low, mid, high], below);
  }
  if (severity.kind === "gamma") {
    return [[severity.shape * severity.scale, { ...severity, shape: severity.shape + 1 }]];
  }
  if (severity.kind === "lognormal") {
    const { shift, scale, sigma } = severity;
    const square = sigma * sigma;
    return [
      [shift, severity],
      [scale * Math.exp(square / 2), { ...severity, scale: scale * Math.exp(square) }],
    ];
  }
  if (severity.kind === "discrete") {
    const { values, probabilities } = severity;
    return values.map((value, i) => [value * (probabilities[i] ?? 0), { kind: "point", value }]);
  }
  return severity.kind === "point" ? [[severity.value, severity]] : null;
}

/** A side of width w has a density linear in the distance from its outer end: powers 1 and 2 of it are betas. */
function twoSides([low, middle, high]: readonly [number, number, number], below: number): Parts {
  const left = (alpha: number): Distribution => ({ kind: "beta", low, high: middle, alpha, beta: 1 });
  const right = (beta: number): Distribution => ({ kind: "beta", low: middle, high, alpha: 1, beta });
  const above = 1 - below;
  return [
    ...(low < middle
      ? [[below * low, left(2)] as const, [(below * (middle - low) * 2) / 3, left(3)] as const]
      : []),
    ...(middle < high
      ? [[above * high, right(2)] as const, [(-above * (high - middle) * 2) / 3, right(3)] as const]
      : []),
  ];
}

function nodeParts(severity: Distribution, block: FrequencyBlock): Parts {
  const { x, w } = severityNodes(severity, topFrequency(block));
  return Array.from(x, (value, i) => [value * (w[i] ?? 0), { kind: "point", value }] as const);
}

function normalLoss(
  severity: Extract<Distribution, { kind: "normal" }>,
  block: FrequencyBlock,
  out: ComplexBlock,
): void {
  severityTransform(severity, block, out);
  for (let k = 0; k < block.count; k += 1) {
    const turn = block.step * (block.from + k) * severity.sd * severity.sd;
    const re = out.re[k] ?? 0;
    const im = out.im[k] ?? 0;
    out.re[k] = severity.mean * re - turn * im;
    out.im[k] = severity.mean * im + turn * re;
  }
}
