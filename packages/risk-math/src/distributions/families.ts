import type { Distribution, Family } from "./distribution.ts";
import { discreteFamily } from "./discrete.ts";
import { doubleTriangularFamily } from "./double-triangular.ts";
import { gammaFamily } from "./gamma.ts";
import { generalisedParetoFamily } from "./heavy-tails/generalised-pareto.ts";
import { logLogisticFamily } from "./heavy-tails/log-logistic.ts";
import { weibullFamily } from "./heavy-tails/weibull.ts";
import { lognormalFamily } from "./lognormal.ts";
import { metalogFamily } from "./metalog.ts";
import { normalFamily } from "./normal.ts";
import { scaledBetaFamily } from "./pert.ts";
import { pointMassFamily } from "./point-mass.ts";
import { triangularFamily } from "./triangular.ts";
import type { Issue } from "../risk-math-error.ts";

/** A distribution with its family's formulas bound to it. */
export interface BoundFamily {
  readonly issues: () => Issue[];
  readonly mean: () => number;
  readonly variance: () => number;
  readonly thirdMoment: () => number;
  readonly support: () => readonly [low: number, high: number];
  readonly density: (x: number) => number;
  readonly cdf: (x: number) => number;
  readonly quantile: (p: number) => number;
  readonly partialMean: (x: number) => number;
  readonly logDensity: (x: number) => number;
  readonly logTails: (x: number) => readonly [below: number, above: number];
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
  if (distribution.kind === "generalised-pareto") return bind(generalisedParetoFamily, distribution);
  if (distribution.kind === "weibull") return bind(weibullFamily, distribution);
  if (distribution.kind === "log-logistic") return bind(logLogisticFamily, distribution);
  if (distribution.kind === "discrete") return bind(discreteFamily, distribution);
  return bind(pointMassFamily, distribution);
}

/** Smallest and largest possible value; infinite where there is none. Without the allocations of `familyOf`. */
export function supportOf(distribution: Distribution): readonly [low: number, high: number] {
  if (distribution.kind === "beta" || distribution.kind === "triangular") {
    return [distribution.low, distribution.high];
  }
  return familyOf(distribution).support();
}

function bind<D extends Distribution>(family: Family<D>, distribution: D): BoundFamily {
  return {
    issues: () => family.issues(distribution),
    mean: () => family.mean(distribution),
    variance: () => family.variance(distribution),
    thirdMoment: () => family.thirdMoment(distribution),
    support: () => family.support(distribution),
    density: (x) => family.density(distribution, x),
    cdf: (x) => family.cdf(distribution, x),
    quantile: (p) => family.quantile(distribution, p),
    partialMean: (x) => family.partialMean(distribution, x),
    logDensity: (x) => family.logDensity(distribution, x),
    logTails: (x) => family.logTails(distribution, x),
  };
}
