import { type PartialTriple, requireTriple, type Triple, validateTriple } from "../estimates/triple.ts";
import { type Issue, issue, notFinite, refuse } from "../risk-math-error.ts";
import type { DoubleTriangular, Family, PointMass } from "./distribution.ts";
import { logsOfParts } from "../numeric/logs-of-parts.ts";

/**
 * Double triangular distribution: `P(X <= mid) = below`, linear densities that meet zero at the bounds (AACE 41R-08,
 * edition of 2008). Codes: those of `validateTriple`, `percentile` (`below` outside [0, 1]), `support` (a side of
 * positive probability and no width).
 */
export function doubleTriangular(triple: PartialTriple, below: number): DoubleTriangular | PointMass {
  const { low, mid, high } = requireTriple(triple);
  refuse(notFinite({ below }));
  if (low === high && below >= 0 && below <= 1) return { kind: "point", value: mid };
  refuse(sideIssues({ low, mid, high }, below));
  return { kind: "double-triangular", low, mid, high, below };
}

function sideIssues({ low, mid, high }: Triple, below: number): Issue[] {
  if (below < 0 || below > 1) return issue("below", "percentile", "must lie in [0, 1]");
  if (low === mid && below > 0) return issue("low", "support", "needs low < mid, or below = 0");
  return mid === high && below < 1 ? issue("high", "support", "needs mid < high, or below = 1") : [];
}

export const doubleTriangularFamily: Family<DoubleTriangular> = {
  issues: ({ low, mid, high, below }) => {
    const issues = [...notFinite({ low, mid, high, below }), ...validateTriple({ low, mid, high }).issues];
    if (issues.length > 0) return issues;
    if (low === high) return issue("high", "order", "must be above low; a certain value is a point");
    return sideIssues({ low, mid, high }, below);
  },
  mean: ({ low, mid, high, below }) => mid + (below * (low - mid)) / 3 + ((1 - below) * (high - mid)) / 3,
  variance: (d) => aboutMid(d, 2) - aboutMid(d, 1) ** 2,
  thirdMoment: (d) => {
    const first = aboutMid(d, 1);
    return aboutMid(d, 3) - 3 * first * aboutMid(d, 2) + 2 * first ** 3;
  },
  support: ({ low, mid, high, below }) => [below > 0 ? low : mid, below < 1 ? high : mid],
  density: ({ low, mid, high, below }, x) => {
    if (x < low || x > high) return 0;
    if (x <= mid && low < mid) return (2 * below * (x - low)) / (mid - low) ** 2;
    return high > mid ? (2 * (1 - below) * (high - x)) / (high - mid) ** 2 : 0;
  },
  cdf: ({ low, mid, high, below }, x) => {
    if (x < low) return 0;
    if (x >= high) return 1;
    if (x < mid) return below * ((x - low) / (mid - low)) ** 2;
    return 1 - (1 - below) * ((high - x) / (high - mid)) ** 2;
  },
  quantile: ({ low, mid, high, below }, p) =>
    p <= below
      ? low + (mid - low) * Math.sqrt(p / below)
      : high - (high - mid) * Math.sqrt((1 - p) / (1 - below)),
  logDensity: (d, x) => Math.log(doubleTriangularFamily.density(d, x)),
  logTails: (d, x) => {
    const cdf = doubleTriangularFamily.cdf(d, x);
    const beyond = x > d.mid && x < d.high;
    return logsOfParts(cdf, beyond ? (1 - d.below) * ((d.high - x) / (d.high - d.mid)) ** 2 : 1 - cdf);
  },
  partialMean: (d, x) => {
    const { low, mid, high, below } = d;
    if (x <= low) return 0;
    if (x >= high) return doubleTriangularFamily.mean(d);
    if (x <= mid) return (below * ((x - low) / (mid - low)) ** 2 * (low + 2 * x)) / 3;
    return (
      doubleTriangularFamily.mean(d) - ((1 - below) * ((high - x) / (high - mid)) ** 2 * (high + 2 * x)) / 3
    );
  },
};

/** Moments about the mid: a right triangle of width w has E[W^k] = 2 w^k / ((k + 1)(k + 2)). */
function aboutMid({ low, mid, high, below }: DoubleTriangular, power: 1 | 2 | 3): number {
  const factor = 2 / ((power + 1) * (power + 2));
  return factor * (below * (low - mid) ** power + (1 - below) * (high - mid) ** power);
}
