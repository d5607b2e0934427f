import type { Distribution, Family } from "./distribution.ts";
import { discreteFamily } from "./discrete.ts";
import { doubleTriangularFamily } from "./double-triangular.ts";
import { gammaFamily } from "./gamma.ts";
import { lognormalFamily } from "./lognormal.ts";
import { metalogFamily } from "./metalog.ts";
import { normalFamily } from "./normal.ts";
import { scaledBetaFamily } from "./pert.ts";
import { pointMassFamily } from "./point-mass.ts";
import { triangularFamily } from "./triangular.ts";

/** A distribution with its family's formulas bound to it. */
export interface BoundFamily {
  mean(): number;
  variance(): number;
  thirdMoment(): number;
  support(): readonly [low: number, high: number];
  density(x: number): number;
  cdf(x: number): number;
  quantile(p: number): number;
  partialMean(x: number): number;
}

/** The formulas of a distribution's family. */
export function familyOf(distribution: Distribution): BoundFamily {
  if (distribution.kind === "triangular") return bind(triangularFamily, distribution);
  if (distribution.kind === "beta") return bind(scaledBetaFamily, distribution);
  if (distribution.kind === "double-triangular") return bind(doubleTriangularFamily, distribution);
  if (distribution.kind === "normal") return bind(normalFamily, distribution);
  if (distribution.kind === "lognormal") return bind(lognormalFamily, distribution);
  if (distribution.kind === "metalog") return bind(metalogFamily, distribution);
  if (distribution.kind === "gamma") return bind(gammaFamily, distribution);
  if (distribution.kind === "discrete") return bind(discreteFamily, distribution);
  return bind(pointMassFamily, distribution);
}

function bind<D extends Distribution>(family: Family<D>, distribution: D): BoundFamily {
  return {
    mean: () => family.mean(distribution),
    variance: () => family.variance(distribution),
    thirdMoment: () => family.thirdMoment(distribution),
    support: () => family.support(distribution),
    density: (x) => family.density(distribution, x),
    cdf: (x) => family.cdf(distribution, x),
    quantile: (p) => family.quantile(distribution, p),
    partialMean: (x) => family.partialMean(distribution, x),
  };
}
