import type { Distribution } from "./distribution.ts";
import { familyOf } from "./families.ts";

/** Expected value. */
export function distributionMean(distribution: Distribution): number {
  return familyOf(distribution).mean();
}

/** Population variance. */
export function distributionVariance(distribution: Distribution): number {
  return familyOf(distribution).variance();
}

/** Skewness, the third central moment over sd³; 0 for a distribution without spread. */
export function distributionSkewness(distribution: Distribution): number {
  const family = familyOf(distribution);
  const sd = Math.sqrt(family.variance());
  // One division at a time: sd³ of a tiny spread would be 0.
  return sd > 0 ? family.thirdMoment() / sd / sd / sd : 0;
}
