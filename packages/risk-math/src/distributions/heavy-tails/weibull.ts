import { incompleteGamma } from "../../numeric/incomplete-gamma.ts";
import { logGamma } from "../../numeric/log-gamma.ts";
import { issue, notFinite, refuse, tooSmall } from "../../risk-math-error.ts";
import type { Family, Weibull } from "../distribution.ts";

/**
 * Weibull distribution, `P(X > x) = exp(-(x / scale)^shape)`. Codes: `not-finite`, `shape` (shape outside 0.05…1,000,
 * scale not above 0), `range`.
 *
 * @example
 * quantile(weibull({ shape: 2, scale: 10 }), 1 - Math.exp(-1)); // 10
 */
export function weibull({ shape, scale }: { readonly shape: number; readonly scale: number }): Weibull {
  const distribution: Weibull = { kind: "weibull", shape, scale };
  refuse(weibullFamily.issues(distribution));
  return distribution;
}

export const weibullFamily: Family<Weibull> = {
  issues: ({ shape, scale }) => {
    const issues = [...notFinite({ shape, scale }), ...tooSmall({ scale })];
    if (issues.length > 0) return issues;
    if (shape < 0.05 || shape > 1000) return issue("shape", "shape", "must lie between 0.05 and 1,000");
    return scale <= 0 ? issue("scale", "shape", "must be above 0") : [];
  },
  mean: ({ shape, scale }) => scale * Math.exp(logGamma(1 + 1 / shape)),
  variance: ({ shape, scale }) => {
    const mean = logGamma(1 + 1 / shape);
    return (scale * Math.exp(mean)) ** 2 * Math.expm1(logGamma(1 + 2 / shape) - 2 * mean);
  },
  thirdMoment: ({ shape, scale }) => {
    const mean = logGamma(1 + 1 / shape);
    const second = Math.expm1(logGamma(1 + 2 / shape) - 2 * mean);
    const third = Math.expm1(logGamma(1 + 3 / shape) - 3 * mean);
    return (scale * Math.exp(mean)) ** 3 * (third - 3 * second);
  },
  support: () => [0, Number.POSITIVE_INFINITY],
  density: (d, x) => Math.exp(logDensity(d, x)),
  cdf: (d, x) => (x <= 0 ? 0 : -Math.expm1(-hazard(d, x))),
  quantile: ({ shape, scale }, p) => scale * (-Math.log1p(-p)) ** (1 / shape),
  partialMean: (d, x) =>
    x <= 0 ? 0 : weibullFamily.mean(d) * incompleteGamma(1 + 1 / d.shape, hazard(d, x)),
  logDensity,
  logTails: (d, x) => {
    if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
    const total = hazard(d, x);
    // A hazard below rounding is the probability itself, and its logarithm is known where the hazard is 0 in numbers.
    const rare = total < 1e-17;
    return [rare ? d.shape * Math.log(x / d.scale) : Math.log(-Math.expm1(-total)), -total];
  },
};

/** Cumulated hazard. */
function hazard({ shape, scale }: Weibull, x: number): number {
  return (x / scale) ** shape;
}

function logDensity(d: Weibull, x: number): number {
  if (x < 0 || (x === 0 && d.shape > 1)) return Number.NEGATIVE_INFINITY;
  const power = d.shape === 1 ? 0 : (d.shape - 1) * Math.log(x / d.scale);
  return Math.log(d.shape / d.scale) + power - hazard(d, x);
}
