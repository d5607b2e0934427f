import { productMinus } from "../../numeric/small-differences.ts";
import { issue, notFinite, refuse, tooSmall } from "../../risk-math-error.ts";
import type { Family, GeneralisedPareto } from "../distribution.ts";

/**
 * Generalised Pareto distribution of what exceeds a threshold: `P(X > x) = (1 + shape (x - threshold) / scale)^(-1/shape)`
 * (Pickands 1975). Shape 0 is an exponential, a shape below 0 ends at `threshold - scale / shape`.
 *
 * Codes: `not-finite`, `shape` (a scale that is not above 0, a shape outside -1…1: from 1 on there is no mean), `range`.
 *
 * @example
 * quantile(generalisedPareto({ threshold: 10, scale: 5, shape: 0.5 }), 0.75); // 20
 */
export function generalisedPareto(parameters: {
  readonly threshold: number;
  readonly scale: number;
  readonly shape: number;
}): GeneralisedPareto {
  const distribution: GeneralisedPareto = { kind: "generalised-pareto", ...parameters };
  refuse(generalisedParetoFamily.issues(distribution));
  return distribution;
}

/**
 * Pareto distribution of losses from a minimum on, `P(X > x) = (minimum / x)^shape`. Codes: `not-finite`, `shape` (a
 * minimum that is not above 0; a shape that is not above 1, for which there is no mean), `range`.
 *
 * @example
 * quantile(pareto({ minimum: 100, shape: 2 }), 0.99); // 1000
 */
export function pareto({
  minimum,
  shape,
}: {
  readonly minimum: number;
  readonly shape: number;
}): GeneralisedPareto {
  refuse(notFinite({ minimum, shape }));
  if (minimum <= 0) refuse(issue("minimum", "shape", "must be above 0"));
  if (shape <= 1) refuse(issue("shape", "shape", "must be above 1: the distribution would have no mean"));
  return generalisedPareto({ threshold: minimum, scale: minimum / shape, shape: 1 / shape });
}

export const generalisedParetoFamily: Family<GeneralisedPareto> = {
  issues: ({ threshold, scale, shape }) => {
    const issues = [...notFinite({ threshold, scale, shape }), ...tooSmall({ scale })];
    if (issues.length > 0) return issues;
    if (scale <= 0) return issue("scale", "shape", "must be above 0");
    return shape > -1 && shape < 1 ? [] : issue("shape", "shape", "must lie between -1 and 1");
  },
  mean: ({ threshold, scale, shape }) => threshold + scale / (1 - shape),
  variance: ({ scale, shape }) =>
    shape < 0.5
      ? ((scale / (1 - shape)) * (scale / (1 - shape))) / (1 - 2 * shape)
      : Number.POSITIVE_INFINITY,
  thirdMoment: ({ scale, shape }) =>
    shape < 1 / 3
      ? (2 * (scale / (1 - shape)) ** 3 * (1 + shape)) / ((1 - 2 * shape) * (1 - 3 * shape))
      : Number.POSITIVE_INFINITY,
  support: ({ threshold, scale, shape }) => [
    threshold,
    shape < 0 ? threshold - scale / shape : Number.POSITIVE_INFINITY,
  ],
  density: (d, x) => Math.exp(logDensity(d, x)),
  cdf: (d, x) => -Math.expm1(logAbove(d, x)),
  quantile: ({ threshold, scale, shape }, p) => {
    const log = Math.log1p(-p);
    return threshold + scale * (shape === 0 ? -log : Math.expm1(-shape * log) / shape);
  },
  partialMean: (d, x) => {
    const { threshold, scale, shape } = d;
    if (x <= threshold) return 0;
    const above = Math.exp(logAbove(d, x));
    const below = -Math.expm1(logAbove(d, x));
    // The mean excess over x is (scale + shape (x - threshold)) / (1 - shape).
    return (threshold + scale / (1 - shape)) * below - (above * (x - threshold)) / (1 - shape);
  },
  logDensity,
  logTails: (d, x) => {
    const above = logAbove(d, x);
    return [Math.log(-Math.expm1(above)), above];
  },
};

function logAbove({ threshold, scale, shape }: GeneralisedPareto, x: number): number {
  const z = (x - threshold) / scale;
  if (z <= 0) return 0;
  if (shape === 0) return -z;
  if (shape * z > -0.5) return -Math.log1p(shape * z) / shape;
  // Near the upper end 1 + shape z cancels.
  const left = productMinus(shape, x - threshold, -scale);
  return left > 0 ? -Math.log(left / scale) / shape : Number.NEGATIVE_INFINITY;
}

function logDensity(d: GeneralisedPareto, x: number): number {
  if (x < d.threshold) return Number.NEGATIVE_INFINITY;
  return (1 + d.shape) * logAbove(d, x) - Math.log(d.scale);
}
