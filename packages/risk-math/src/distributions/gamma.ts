import {
  incompleteGamma,
  incompleteGammaInverse,
  logGammaPower,
  logIncompleteGamma,
} from "../numeric/incomplete-gamma.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import { issue, notFinite, refuse, tooSmall } from "../risk-math-error.ts";
import type { Family, Gamma, PointMass } from "./distribution.ts";

/** Gamma distribution; of integer shape it is Erlang's. Codes: `not-finite`, `shape` (shape outside 0…1,000,000 or scale not above 0). */
export function gamma({ shape, scale }: { readonly shape: number; readonly scale: number }): Gamma {
  const distribution: Gamma = { kind: "gamma", shape, scale };
  refuse(gammaFamily.issues(distribution));
  return distribution;
}

/** Exponential distribution of the given mean; mean 0 is a point mass. Codes: `not-finite`, `shape`. */
export function exponential(mean: number): Gamma | PointMass {
  refuse([...notFinite({ mean }), ...tooSmall({ mean })]);
  if (mean < 0) refuse(issue("mean", "shape", "must be at least 0"));
  return mean === 0 ? { kind: "point", value: 0 } : { kind: "gamma", shape: 1, scale: mean };
}

export const gammaFamily: Family<Gamma> = {
  issues: ({ shape, scale }) => {
    const issues = [...notFinite({ shape, scale }), ...tooSmall({ shape, scale })];
    if (issues.length > 0) return issues;
    if (shape <= 0 || shape > 1e6) return issue("shape", "shape", "must be above 0 and at most 1,000,000");
    return scale <= 0 ? issue("scale", "shape", "must be above 0") : [];
  },
  mean: ({ shape, scale }) => shape * scale,
  variance: ({ shape, scale }) => shape * scale * scale,
  thirdMoment: ({ shape, scale }) => 2 * shape * scale ** 3,
  support: () => [0, Number.POSITIVE_INFINITY],
  density: ({ shape, scale }, x) => {
    const z = x / scale;
    if (z < 0) return 0;
    return Math.exp((shape === 1 ? 0 : (shape - 1) * Math.log(z)) - z - logGamma(shape)) / scale;
  },
  cdf: ({ shape, scale }, x) => incompleteGamma(shape, x / scale),
  quantile: ({ shape, scale }, p) => scale * incompleteGammaInverse(shape, p),
  logDensity: ({ shape, scale }, x) => {
    if (x < 0) return Number.NEGATIVE_INFINITY;
    if (x === 0) return shape === 1 ? -Math.log(scale) : (1 - shape) * Number.POSITIVE_INFINITY;
    return logGammaPower(shape, x / scale) - Math.log(x);
  },
  logTails: ({ shape, scale }, x) => logIncompleteGamma(shape, x / scale),
  partialMean: ({ shape, scale }, x) => shape * scale * incompleteGamma(shape + 1, x / scale),
};
