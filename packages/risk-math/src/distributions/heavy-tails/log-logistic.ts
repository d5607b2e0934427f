import { incompleteBeta } from "../../numeric/incomplete-beta.ts";
import { issue, notFinite, refuse, tooSmall } from "../../risk-math-error.ts";
import type { Family, LogLogistic } from "../distribution.ts";

/**
 * Log-logistic (Fisk) distribution, `P(X > x) = 1 / (1 + (x / scale)^shape)`; the scale is the median. Codes:
 * `not-finite`, `shape` (a shape outside 1…1,000, the ends excluded at 1: no mean; a scale not above 0), `range`.
 *
 * @example
 * quantile(logLogistic({ shape: 2, scale: 10 }), 0.9); // 30
 */
export function logLogistic({
  shape,
  scale,
}: {
  readonly shape: number;
  readonly scale: number;
}): LogLogistic {
  const distribution: LogLogistic = { kind: "log-logistic", shape, scale };
  refuse(logLogisticFamily.issues(distribution));
  return distribution;
}

export const logLogisticFamily: Family<LogLogistic> = {
  issues: ({ shape, scale }) => {
    const issues = [...notFinite({ shape, scale }), ...tooSmall({ scale })];
    if (issues.length > 0) return issues;
    if (shape <= 1 || shape > 1000) return issue("shape", "shape", "must be above 1 and at most 1,000");
    return scale <= 0 ? issue("scale", "shape", "must be above 0") : [];
  },
  mean: (d) => moment(d, 1),
  variance: (d) => (d.shape > 2 ? moment(d, 2) - moment(d, 1) ** 2 : Number.POSITIVE_INFINITY),
  thirdMoment: (d) => {
    if (d.shape <= 3) return Number.POSITIVE_INFINITY;
    const mean = moment(d, 1);
    return moment(d, 3) - 3 * mean * moment(d, 2) + 2 * mean ** 3;
  },
  support: () => [0, Number.POSITIVE_INFINITY],
  density: (d, x) => Math.exp(logDensity(d, x)),
  cdf: (d, x) => (x <= 0 ? 0 : 1 / (1 + Math.exp(-odds(d, x)))),
  quantile: ({ shape, scale }, p) => scale * (p / (1 - p)) ** (1 / shape),
  partialMean: (d, x) => {
    if (x <= 0) return 0;
    const share = 1 / d.shape;
    return moment(d, 1) * incompleteBeta(1 / (1 + Math.exp(-odds(d, x))), 1 + share, 1 - share);
  },
  logDensity,
  logTails: (d, x) => {
    if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
    const log = odds(d, x);
    return [-softplus(-log), -softplus(log)];
  },
};

/** Logarithm of the odds of not exceeding x. */
function odds({ shape, scale }: LogLogistic, x: number): number {
  return shape * Math.log(x / scale);
}

/** `log(1 + e^z)`. */
function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** `E[X^n] = scale^n (nπ/shape) / sin(nπ/shape)` for n below the shape. */
function moment({ shape, scale }: LogLogistic, n: number): number {
  const angle = (n * Math.PI) / shape;
  return scale ** n * (angle / Math.sin(angle));
}

function logDensity(d: LogLogistic, x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  const log = odds(d, x);
  return Math.log(d.shape / x) - softplus(log) - softplus(-log);
}
