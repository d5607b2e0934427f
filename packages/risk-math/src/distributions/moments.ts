import type { Distribution } from "./distribution.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { familyOf } from "./families.ts";
import { validateDistribution } from "./validate-distribution.ts";

/** Expected value. Codes: those of `validateDistribution`. */
export function distributionMean(distribution: Distribution): number {
  refuse(validateDistribution(distribution));
  return familyOf(distribution).mean();
}

/** Population variance. Codes: those of `validateDistribution`, `range` (a tail too heavy to have one). */
export function distributionVariance(distribution: Distribution): number {
  refuse(validateDistribution(distribution));
  const variance = familyOf(distribution).variance();
  if (variance === Number.POSITIVE_INFINITY) refuse(issue("distribution", "range", "has no finite variance"));
  return variance;
}

/**
 * Skewness, the third central moment over sd³; 0 for a distribution without spread. Codes: those of
 * `validateDistribution`, `range` (a tail too heavy to have one).
 */
export function distributionSkewness(distribution: Distribution): number {
  refuse(validateDistribution(distribution));
  const family = familyOf(distribution);
  const third = family.thirdMoment();
  if (third === Number.POSITIVE_INFINITY) refuse(issue("distribution", "range", "has no finite skewness"));
  const sd = Math.sqrt(family.variance());
  // One division at a time: sd³ of a tiny spread would be 0.
  return sd > 0 ? third / sd / sd / sd : 0;
}
