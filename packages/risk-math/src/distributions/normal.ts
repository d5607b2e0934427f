import { logNormalCdf, normalCdf, normalDensity } from "../numeric/normal.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { issue, notFinite, refuse, tooSmall } from "../risk-math-error.ts";
import type { Family, Normal, PointMass } from "./distribution.ts";

/** Normal distribution; a standard deviation of 0 is a point mass. Codes: `not-finite`, `shape` (sd below 0). */
export function normal({ mean, sd }: { readonly mean: number; readonly sd: number }): Normal | PointMass {
  refuse([...notFinite({ mean, sd }), ...tooSmall({ sd })]);
  if (sd < 0) refuse(issue("sd", "shape", "must be at least 0"));
  return sd === 0 ? { kind: "point", value: mean } : { kind: "normal", mean, sd };
}

export const normalFamily: Family<Normal> = {
  issues: ({ mean, sd }) => {
    const issues = [...notFinite({ mean, sd }), ...tooSmall({ sd })];
    return issues.length > 0 || sd > 0 ? issues : issue("sd", "shape", "must be above 0");
  },
  mean: ({ mean }) => mean,
  variance: ({ sd }) => sd * sd,
  thirdMoment: () => 0,
  support: () => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  density: ({ mean, sd }, x) => normalDensity((x - mean) / sd) / sd,
  cdf: ({ mean, sd }, x) => normalCdf((x - mean) / sd),
  quantile: ({ mean, sd }, p) => mean + sd * normalQuantile(p),
  logDensity: ({ mean, sd }, x) => {
    const z = (x - mean) / sd;
    return -0.5 * z * z - Math.log(sd) - 0.9189385332046728;
  },
  logTails: ({ mean, sd }, x) => {
    const z = (x - mean) / sd;
    return [logNormalCdf(z), logNormalCdf(-z)];
  },
  partialMean: ({ mean, sd }, x) => {
    const z = (x - mean) / sd;
    return mean * normalCdf(z) - sd * normalDensity(z);
  },
};
