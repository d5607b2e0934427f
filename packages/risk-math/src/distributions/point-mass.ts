import { notFinite, refuse } from "../risk-math-error.ts";
import type { Family, PointMass } from "./distribution.ts";
import { logsOfParts } from "../numeric/logs-of-parts.ts";

/** A value that is certain. Code: `not-finite`. */
export function pointMass(value: number): PointMass {
  refuse(notFinite({ value }));
  return { kind: "point", value };
}

export const pointMassFamily: Family<PointMass> = {
  issues: ({ value }) => notFinite({ value }),
  mean: ({ value }) => value,
  variance: () => 0,
  thirdMoment: () => 0,
  support: ({ value }) => [value, value],
  density: () => 0,
  cdf: ({ value }, x) => (x >= value ? 1 : 0),
  quantile: ({ value }) => value,
  partialMean: ({ value }, x) => (x >= value ? value : 0),
  logDensity: () => Number.NEGATIVE_INFINITY,
  logTails: ({ value }, x) => logsOfParts(x >= value ? 1 : 0, x >= value ? 0 : 1),
};
