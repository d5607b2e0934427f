import { type PartialTriple, requireTriple, validateTriple } from "../estimates/triple.ts";
import { issue, notFinite } from "../risk-math-error.ts";
import type { Family, PointMass, Triangular } from "./distribution.ts";
import { logsOfParts } from "../numeric/logs-of-parts.ts";

/**
 * Triangular distribution with bounds `low`, `high` and mode `mid` (Evans, Hastings and Peacock).
 *
 * @example
 * quantile(triangular({ low: 10, mid: 12, high: 20 }), 0.8); // 16
 */
export function triangular(triple: PartialTriple): Triangular | PointMass {
  const { low, mid, high } = requireTriple(triple);
  return low === high ? { kind: "point", value: mid } : { kind: "triangular", low, mode: mid, high };
}

export const triangularFamily: Family<Triangular> = {
  issues: ({ low, mode, high }) => {
    const { issues } = validateTriple({ low, mid: mode, high });
    if (issues.length > 0 || low < high) return [...notFinite({ low, mode, high }), ...issues];
    return issue("high", "order", "must be above low; a certain value is a point");
  },
  mean: ({ low, mode, high }) => mode + (low - mode + (high - mode)) / 3,
  variance: ({ low, mode, high }) => {
    const below = mode - low;
    const above = high - mode;
    return (below * below + above * above + below * above) / 18;
  },
  thirdMoment: ({ low, mode, high }) => {
    const below = mode - low;
    const above = high - mode;
    return ((above - below) * (2 * below + above) * (below + 2 * above)) / 270;
  },
  support: ({ low, high }) => [low, high],
  density: ({ low, mode, high }, x) => {
    if (x < low || x > high) return 0;
    const peak = 2 / (high - low);
    if (x < mode) return (peak * (x - low)) / (mode - low);
    return x > mode ? (peak * (high - x)) / (high - mode) : peak;
  },
  cdf: ({ low, mode, high }, x) => {
    if (x <= low) return 0;
    if (x >= high) return 1;
    if (x <= mode) return ((x - low) / (high - low)) * ((x - low) / (mode - low));
    return 1 - ((high - x) / (high - low)) * ((high - x) / (high - mode));
  },
  quantile: ({ low, mode, high }, p) => {
    const range = high - low;
    if (p < (mode - low) / range) return low + Math.sqrt(p * range) * Math.sqrt(mode - low);
    return high - Math.sqrt((1 - p) * range) * Math.sqrt(high - mode);
  },
  logDensity: (distribution, x) => Math.log(triangularFamily.density(distribution, x)),
  logTails: (distribution, x) => {
    const { low, mode, high } = distribution;
    const below = triangularFamily.cdf(distribution, x);
    const beyond = x > mode && x < high;
    return logsOfParts(
      below,
      beyond ? ((high - x) / (high - low)) * ((high - x) / (high - mode)) : 1 - below,
    );
  },
  partialMean: (distribution, x) => {
    const { low, mode, high } = distribution;
    if (x <= low) return 0;
    if (x >= high) return triangularFamily.mean(distribution);
    const range = high - low;
    if (x <= mode) return (((x - low) / range) * ((x - low) / (mode - low)) * (low + 2 * x)) / 3;
    const above = (((high - x) / range) * ((high - x) / (high - mode)) * (high + 2 * x)) / 3;
    return triangularFamily.mean(distribution) - above;
  },
};
