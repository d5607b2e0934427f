import { type PartialTriple, requireTriple } from "../estimates/triple.ts";
import { incompleteBeta, incompleteBetaInverse, logIncompleteBeta } from "../numeric/incomplete-beta.ts";
import { logBeta } from "../numeric/log-gamma.ts";
import { issue, largestMagnitude, notFinite, refuse } from "../risk-math-error.ts";
import type { Family, PointMass, ScaledBeta } from "./distribution.ts";

/**
 * Modified PERT distribution: a beta on `[low, high]` whose mode is exactly `mid` (Vose 2008). `shape` is the weight
 * of the mode in the mean, 4 for PERT; it has no default, because every choice is a statement about the estimate.
 *
 * Codes: those of `validateTriple`, `shape` (outside 0…1,000,000).
 *
 * @example
 * quantile(pert({ low: 500, mid: 1000, high: 2000 }, 4), 0.8); // 1331.2259…
 */
export function pert(triple: PartialTriple, shape: number): ScaledBeta | PointMass {
  const { low, mid, high } = requireTriple(triple);
  refuse(notFinite({ shape }));
  if (shape < 0 || shape > 1e6) refuse(issue("shape", "shape", "must lie between 0 and 1,000,000"));
  if (low === high) return { kind: "point", value: mid };
  const lean = mid / (high - low) - low / (high - low);
  return { kind: "beta", low, high, alpha: 1 + shape * lean, beta: 1 + shape * (1 - lean) };
}

/**
 * The beta of mean `(low + 4 mid + high) / 6` and standard deviation `(high - low) / 6` (Malcolm et al. 1959). Its mode
 * is not the mid; it is here for comparison with tools that use it.
 */
export function pertClassic(triple: PartialTriple): ScaledBeta | PointMass {
  const { low, mid, high } = requireTriple(triple);
  if (low === high) return { kind: "point", value: mid };
  const mean = (1 + (4 * (mid - low)) / (high - low)) / 6;
  const total = mean * (1 - mean) * 36 - 1;
  return { kind: "beta", low, high, alpha: mean * total, beta: (1 - mean) * total };
}

export const scaledBetaFamily: Family<ScaledBeta> = {
  issues: ({ low, high, alpha, beta }) => {
    // The common case first: registers are long and sound.
    const sound = low < high && high - low > 1e-150 && alpha > 1e-6 && beta > 1e-6 && alpha + beta <= 1e7;
    if (sound && low >= -largestMagnitude && high <= largestMagnitude) return [];
    const issues = notFinite({ low, high, alpha, beta });
    if (issues.length > 0) return issues;
    if (low >= high) return issue("high", "order", "must be above low; a certain value is a point");
    if (high - low <= 1e-150) return issue("high", "range", "must differ by more than 1e-150 from low");
    return issue("alpha", "shape", "and beta must be above 1e-6 and sum to at most 10,000,000");
  },
  mean: ({ low, high, alpha, beta }) => low + (high - low) * (alpha / (alpha + beta)),
  variance: ({ low, high, alpha, beta }) => {
    const total = alpha + beta;
    return ((high - low) / total) * ((high - low) / total) * ((alpha * beta) / (total + 1));
  },
  thirdMoment: ({ low, high, alpha, beta }) => {
    const total = alpha + beta;
    const unit = (2 * alpha * beta * (beta - alpha)) / ((total + 1) * (total + 2));
    return unit * ((high - low) / total) ** 3;
  },
  support: ({ low, high }) => [low, high],
  density: ({ low, high, alpha, beta }, x) => {
    const u = (x - low) / (high - low);
    if (u < 0 || u > 1) return 0;
    const left = alpha === 1 ? 0 : (alpha - 1) * Math.log(u);
    const right = beta === 1 ? 0 : (beta - 1) * Math.log1p(-u);
    return Math.exp(left + right - logBeta(alpha, beta)) / (high - low);
  },
  cdf: ({ low, high, alpha, beta }, x) => incompleteBeta((x - low) / (high - low), alpha, beta),
  quantile: ({ low, high, alpha, beta }, p) => {
    const u = incompleteBetaInverse(p, alpha, beta);
    return low + (high - low) * u;
  },
  logDensity: ({ low, high, alpha, beta }, x) => {
    const u = (x - low) / (high - low);
    if (u < 0 || u > 1) return Number.NEGATIVE_INFINITY;
    const left = alpha === 1 ? 0 : (alpha - 1) * Math.log(u);
    const right = beta === 1 ? 0 : (beta - 1) * Math.log1p(-u);
    return left + right - logBeta(alpha, beta) - Math.log(high - low);
  },
  logTails: ({ low, high, alpha, beta }, x) =>
    x <= low
      ? [Number.NEGATIVE_INFINITY, 0]
      : x >= high
        ? [0, Number.NEGATIVE_INFINITY]
        : logIncompleteBeta([(x - low) / (high - low), (high - x) / (high - low)], alpha, beta),
  partialMean: ({ low, high, alpha, beta }, x) => {
    const u = (x - low) / (high - low);
    const upward = (alpha / (alpha + beta)) * incompleteBeta(u, alpha + 1, beta);
    return low * incompleteBeta(u, alpha, beta) + (high - low) * upward;
  },
};
