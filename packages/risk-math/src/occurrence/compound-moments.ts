import type { Distribution } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { scaledBetaFamily } from "../distributions/pert.ts";
import { validateDistribution } from "../distributions/validate-distribution.ts";
import { refuse } from "../risk-math-error.ts";
import type { Occurrence } from "./occurrence.ts";
import { validateOccurrence } from "./validate-occurrence.ts";

/** Exact moments of the loss of one risk in one period. */
export interface CompoundMoments {
  readonly mean: number;
  readonly variance: number;
  readonly sd: number;
  /** Third central moment; those of independent risks add up. */
  readonly thirdMoment: number;
}

/**
 * Mean, variance and third central moment of `X1 + … + XN`, without simulation (Klugman, Panjer and Willmot, ch. 9).
 * Codes: those of `validateOccurrence` and of `validateDistribution`.
 *
 * @example
 * compoundMoments(poisson(0.1), pert({ low: 500, mid: 1000, high: 2000 }, 4)).variance; // 125000
 */
export function compoundMoments(occurrence: Occurrence, severity: Distribution): CompoundMoments {
  refuse([...validateOccurrence(occurrence), ...validateDistribution(severity, "severity")]);
  // Registers are mostly PERTs: they go without the allocations of `familyOf`.
  const family = severity.kind === "beta" ? null : familyOf(severity);
  const mean = severity.kind === "beta" ? scaledBetaFamily.mean(severity) : (family?.mean() ?? 0);
  const variance = severity.kind === "beta" ? scaledBetaFamily.variance(severity) : (family?.variance() ?? 0);
  const skew =
    severity.kind === "beta" ? scaledBetaFamily.thirdMoment(severity) : (family?.thirdMoment() ?? 0);
  const second = variance + mean * mean;
  const third = skew + 3 * mean * variance + mean ** 3;
  if (occurrence.kind === "poisson") {
    return moments(occurrence.rate * mean, occurrence.rate * second, occurrence.rate * third);
  }
  if (occurrence.kind === "bernoulli") {
    const p = occurrence.probability;
    const spread = p * variance + p * (1 - p) * mean * mean;
    return moments(
      p * mean,
      spread,
      p * (skew + 3 * (1 - p) * mean * variance) + p * (1 - p) * (1 - 2 * p) * mean ** 3,
    );
  }
  const rate = familyOf(occurrence.rate);
  return moments(
    rate.mean() * mean,
    rate.mean() * second + rate.variance() * mean * mean,
    rate.mean() * third + 3 * rate.variance() * mean * second + rate.thirdMoment() * mean ** 3,
  );
}

function moments(mean: number, variance: number, thirdMoment: number): CompoundMoments {
  return { mean, variance, sd: Math.sqrt(variance), thirdMoment };
}
