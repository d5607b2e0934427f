import { incompleteGamma, incompleteGammaInverse } from "../numeric/incomplete-gamma.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import { issue, notFinite, refuse, tooSmall } from "../risk-math-error.ts";
import type { Family, Gamma, PointMass } from "./distribution.ts";

/** Gamma distribution; of integer shape it is Erlang's. Codes: `not-finite`, `shape` (shape outside 0…1,000,000 or scale not above 0). */
export function gamma({ shape, scale }: { readonly shape: number; readonly scale: number }): Gamma {
  refuse([...notFinite({ shape, scale }), ...tooSmall({ shape, scale })]);
  if (shape <= 0 || shape > 1e6) refuse(issue("shape", "shape", "must be above 0 and at most 1,000,000"));
  if (scale <= 0) refuse(issue("scale", "shape", "must be above 0"));
  return { kind: "gamma", shape, scale };
}

/** Exponential distribution of the given mean; mean 0 is a point mass. Codes: `not-finite`, `shape`. */
export function exponential(mean: number): Gamma | PointMass {
  refuse([...notFinite({ mean }), ...tooSmall({ mean })]);
  if (mean < 0) refuse(issue("mean", "shape", "must be at least 0"));
  return mean === 0 ? { kind: "point", value: 0 } : { kind: "gamma", shape: 1, scale: mean };
}

export const gammaFamily: Family<Gamma> = {
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
  partialMean: ({ shape, scale }, x) => shape * scale * incompleteGamma(shape + 1, x / scale),
};
