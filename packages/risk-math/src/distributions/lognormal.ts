import { logNormalCdf, normalCdf, normalDensity } from "../numeric/normal.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { type Issue, issue, notFinite, refuse, tooSmall } from "../risk-math-error.ts";
import type { Family, Lognormal, PointMass } from "./distribution.ts";

/**
 * Lognormal distribution of `exp(mu + sigma Z)`. Codes: `not-finite`, `shape` (sigma below 0), `range` (a mean that
 * no double can hold).
 */
export function lognormal({
  mu,
  sigma,
}: {
  readonly mu: number;
  readonly sigma: number;
}): Lognormal | PointMass {
  refuse(notFinite({ mu, sigma }));
  if (sigma < 0) refuse(issue("sigma", "shape", "must be at least 0"));
  return shiftedLognormal({ shift: 0, scale: Math.exp(mu), sigma });
}

/**
 * Shifted lognormal `shift + scale exp(sigma Z)` (Johnson's S_L). For a long lower tail both `scale` and `sigma` are
 * negative. Codes: `not-finite`, `shape` (signs differ, or scale 0), `range`.
 */
export function shiftedLognormal(parameters: {
  readonly shift: number;
  readonly scale: number;
  readonly sigma: number;
}): Lognormal | PointMass {
  const { shift, scale, sigma } = parameters;
  refuse(parameterIssues(parameters));
  if (sigma === 0) return { kind: "point", value: shift + scale };
  const distribution: Lognormal = { kind: "lognormal", shift, scale, sigma };
  refuse(momentIssues(distribution));
  return distribution;
}

function parameterIssues({ shift, scale, sigma }: Omit<Lognormal, "kind">): Issue[] {
  const issues = [...notFinite({ shift, scale, sigma }), ...tooSmall({ scale, sigma })];
  if (issues.length > 0 || (scale !== 0 && scale * sigma >= 0)) return issues;
  return issue("scale", "shape", "must not be 0 and must have the sign of sigma");
}

function momentIssues(distribution: Lognormal): Issue[] {
  if (Number.isFinite(lognormalFamily.thirdMoment(distribution))) return [];
  return issue("sigma", "range", "is too large: the moments exceed the range of numbers");
}

export const lognormalFamily: Family<Lognormal> = {
  issues: (distribution) => {
    const issues = parameterIssues(distribution);
    if (issues.length > 0) return issues;
    return distribution.sigma === 0
      ? issue("sigma", "shape", "must not be 0; a certain value is a point")
      : momentIssues(distribution);
  },
  mean: ({ shift, scale, sigma }) => shift + scale * Math.exp((sigma * sigma) / 2),
  variance: ({ scale, sigma }) => {
    const mean = scale * Math.exp((sigma * sigma) / 2);
    return mean * mean * Math.expm1(sigma * sigma);
  },
  thirdMoment: ({ scale, sigma }) => {
    const mean = scale * Math.exp((sigma * sigma) / 2);
    const excess = Math.expm1(sigma * sigma);
    return mean ** 3 * excess * excess * (excess + 3);
  },
  support: ({ shift, scale }) =>
    scale > 0 ? [shift, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, shift],
  density: (d, x) => {
    const ratio = (x - d.shift) / d.scale;
    if (ratio <= 0) return 0;
    return normalDensity(Math.log(ratio) / d.sigma) / (ratio * Math.abs(d.scale * d.sigma));
  },
  cdf: ({ shift, scale, sigma }, x) => {
    const ratio = (x - shift) / scale;
    if (ratio <= 0) return scale > 0 ? 0 : 1;
    return normalCdf(Math.log(ratio) / sigma);
  },
  quantile: ({ shift, scale, sigma }, p) => shift + scale * Math.exp(sigma * normalQuantile(p)),
  logDensity: ({ shift, scale, sigma }, x) => {
    const ratio = (x - shift) / scale;
    if (ratio <= 0) return Number.NEGATIVE_INFINITY;
    const z = Math.log(ratio) / sigma;
    return -0.5 * z * z - 0.9189385332046728 - Math.log(ratio * Math.abs(scale * sigma));
  },
  logTails: ({ shift, scale, sigma }, x) => {
    const ratio = (x - shift) / scale;
    if (ratio <= 0) return scale > 0 ? [Number.NEGATIVE_INFINITY, 0] : [0, Number.NEGATIVE_INFINITY];
    const z = Math.log(ratio) / sigma;
    return [logNormalCdf(z), logNormalCdf(-z)];
  },
  partialMean: (d, x) => {
    const { shift, scale, sigma } = d;
    const ratio = (x - shift) / scale;
    if (ratio <= 0) return scale > 0 ? 0 : lognormalFamily.mean(d);
    const z = Math.log(ratio) / sigma;
    return shift * normalCdf(z) + scale * Math.exp((sigma * sigma) / 2) * normalCdf(z - sigma);
  },
};
