import { notFinite, refuse } from "../risk-math-error.ts";
import type { Distribution } from "./distribution.ts";
import { familyOf } from "./families.ts";
import { validateDistribution } from "./validate-distribution.ts";

/**
 * Survival function, `P(X > x)`, to full relative precision in the far tail. Codes: those of `validateDistribution`.
 *
 * @example
 * survival(exponential(1), 100); // 3.720075976020836e-44
 */
export function survival(distribution: Distribution, x: number): number {
  return Math.exp(tails(distribution, x)[1]);
}

/**
 * Logarithm of `P(X > x)` where that itself is no number above 0 any more; null where it is 0. Codes: those of
 * `validateDistribution`.
 *
 * @example
 * logSurvival(exponential(1), 1000); // -1000
 */
export function logSurvival(distribution: Distribution, x: number): number | null {
  return finite(tails(distribution, x)[1]);
}

/** Logarithm of `P(X <= x)`; null where that is 0. Codes: those of `validateDistribution`. */
export function logCdf(distribution: Distribution, x: number): number | null {
  return finite(tails(distribution, x)[0]);
}

/**
 * Logarithm of the density; null where that is 0 or infinite, and for distributions of atoms. Codes: those of
 * `validateDistribution`.
 */
export function logDensity(distribution: Distribution, x: number): number | null {
  refuse([...validateDistribution(distribution), ...notFinite({ x })]);
  return finite(familyOf(distribution).logDensity(x));
}

function tails(distribution: Distribution, x: number): readonly [below: number, above: number] {
  refuse([...validateDistribution(distribution), ...notFinite({ x })]);
  return familyOf(distribution).logTails(x);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
