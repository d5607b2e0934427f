import { integrate } from "../numeric/gauss-legendre.ts";
import { invertIncreasing } from "../numeric/invert-increasing.ts";
import { issue, notFinite, refuse, tooSmall } from "../risk-math-error.ts";
import type { Family, Metalog, PointMass } from "./distribution.ts";

/**
 * Three-term metalog (Keelin 2016). Codes: `not-finite`, `shape` (the quantile function would not increase; feasible
 * iff `a2 > 0` and `|a3| / a2 < 1.66711`).
 */
export function metalog(parameters: {
  readonly a1: number;
  readonly a2: number;
  readonly a3: number;
}): Metalog | PointMass {
  refuse([...notFinite({ ...parameters }), ...tooSmall({ a2: parameters.a2 })]);
  const { a1, a2, a3 } = parameters;
  if (a2 === 0 && a3 === 0) return { kind: "point", value: a1 };
  if (!isFeasibleMetalog(a2, a3)) refuse(issue("a3", "shape", "needs a2 > 0 and |a3| < 1.66711 a2"));
  return { kind: "metalog", a1, a2, a3 };
}

/** Whether the three-term metalog has a density (Keelin 2016, table 6). */
export function isFeasibleMetalog(a2: number, a3: number): boolean {
  return a2 > 0 && Math.abs(a3) < 1.66711 * a2;
}

export const metalogFamily: Family<Metalog> = {
  issues: ({ a1, a2, a3 }) => {
    const issues = [...notFinite({ a1, a2, a3 }), ...tooSmall({ a2 })];
    if (issues.length > 0 || isFeasibleMetalog(a2, a3)) return issues;
    return issue("a3", "shape", "needs a2 > 0 and |a3| < 1.66711 a2");
  },
  mean: ({ a1, a3 }) => a1 + a3 / 2,
  variance: ({ a2, a3 }) => (Math.PI ** 2 / 3) * a2 * a2 + (1 / 12 + Math.PI ** 2 / 36) * a3 * a3,
  // In logits the integrand is smooth and dies like exp(-|l|).
  thirdMoment: (d) =>
    integrate(
      (l) => {
        const y = 1 / (1 + Math.exp(-l));
        return (d.a2 * l + d.a3 * ((y - 0.5) * l - 0.5)) ** 3 * y * (1 - y);
      },
      [-60, 60],
      200,
    ),
  support: () => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  density: (d, x) => 1 / slope(d, logitOf(d, x)),
  cdf: (d, x) => 1 / (1 + Math.exp(-logitOf(d, x))),
  quantile: (d, p) => atLogit(d, Math.log(p) - Math.log1p(-p)),
  logDensity: (d, x) => -Math.log(slope(d, logitOf(d, x))),
  logTails: (d, x) => {
    const l = logitOf(d, x);
    const near = Math.log1p(Math.exp(-Math.abs(l)));
    return l > 0 ? [-near, -l - near] : [l - near, -near];
  },
  partialMean: (d, x) => {
    const l = logitOf(d, x);
    const y = 1 / (1 + Math.exp(-l));
    const entropy = l > 700 || l < -700 ? 0 : y * Math.log(y) + (1 - y) * Math.log1p(-y);
    return d.a1 * y + d.a2 * entropy + (d.a3 / 2) * (y - y * (1 - y) * l);
  },
};

function atLogit({ a1, a2, a3 }: Metalog, l: number): number {
  return a1 + (a2 + a3 * (1 / (1 + Math.exp(-l)) - 0.5)) * l;
}

/** dQ/dy at the logit l. */
function slope({ a2, a3 }: Metalog, l: number): number {
  const y = 1 / (1 + Math.exp(-l));
  const weight = 1 / (1 + Math.exp(Math.abs(l)));
  return (a2 + a3 * (y - 0.5)) / (weight * (1 - weight)) + a3 * l;
}

function logitOf(d: Metalog, x: number): number {
  return invertIncreasing({
    value: (l) => atLogit(d, l),
    slope: (l) => {
      const weight = 1 / (1 + Math.exp(Math.abs(l)));
      return slope(d, l) * weight * (1 - weight);
    },
    target: x,
    low: -745,
    high: 745,
    start: Math.max(-700, Math.min(700, (x - d.a1) / d.a2)),
  });
}
