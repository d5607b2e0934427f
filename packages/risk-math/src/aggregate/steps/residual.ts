import { unit as roundoff } from "../../bounds/bound.ts";
import type { Occurrence } from "../../occurrence/occurrence.ts";

/** What the amounts of a risk have beside their whole steps: `value = steps × unit + rest`. */
export interface RestRisk {
  readonly occurrence: Exclude<Occurrence, { kind: "uncertain-rate" }>;
  readonly rests: readonly (readonly [rest: number, value: number, mass: number])[];
}

/** The sum of all rests: its mean, and how far it hardly is from there. */
export interface Residual {
  readonly mean: number;
  readonly slack: number;
  /** Bound of its standard deviation. */
  readonly spread: number;
  /** Bound of the probability that it is further away. */
  readonly outside: number;
}

/**
 * A total whose amounts are rounded to steps is the rounded total and the sum R of what rounding left. R is a sum of
 * independent terms that are known and small, so that it hardly leaves its mean: by Chernoff's bound
 * P(R - E R >= t) <= exp(K(θ) - θ (E R + t)). With T the rounded total, for any dependence of the two,
 * P(T + E R <= x - t) - P(R > E R + t) <= F(x) <= P(T + E R <= x + t) + P(R < E R - t): over N events the bounds part as √N
 * steps and not, as those of rounding down and up, as N.
 */
export function residualOf(risks: readonly RestRisk[]): Residual {
  const rows = risks.flatMap(({ rests }) => rests);
  if (rows.every(([rest]) => rest === 0)) return { mean: 0, slack: 0, spread: 0, outside: 0 };
  let [mean, second, size] = [0, 0, 0];
  for (const { occurrence, rests } of risks) {
    const events = occurrence.kind === "poisson" ? occurrence.rate : occurrence.probability;
    for (const [rest, value, mass] of rests) {
      const error = errorOf(value);
      mean += events * mass * rest;
      second += events * mass * (Math.abs(rest) + error) ** 2;
      size += events * mass * Math.abs(rest);
    }
  }
  const around = Math.sqrt((2 * depth) / second);
  let [above, below] = [Infinity, Infinity];
  for (let j = -16; j <= 24; j += 1) {
    const theta = around * 2 ** (j / 4);
    above = Math.min(above, (cumulant(risks, theta) + depth) / theta - mean);
    below = Math.min(below, (cumulant(risks, -theta) + depth) / theta + mean);
  }
  const rounding = 4 * roundoff * (rows.length + 4) * size;
  return {
    mean,
    slack: Math.max(above, below) + rounding,
    spread: Math.sqrt(second) + rounding,
    outside: 2 * Math.exp(1 - depth),
  };
}

const depth = 26;

/** The product of steps and unit, and the difference to it, are rounded. */
const errorOf = (value: number): number => 2 * roundoff * Math.abs(value);

/** log E exp(θ R) or more: rests are taken as large, in the direction of θ, as their rounding leaves possible. */
function cumulant(risks: readonly RestRisk[], theta: number): number {
  let sum = 0;
  for (const { occurrence, rests } of risks) {
    let grown = 0;
    for (const [rest, value, mass] of rests) {
      grown += mass * Math.expm1(theta * rest + Math.abs(theta) * errorOf(value));
    }
    sum +=
      occurrence.kind === "poisson" ? occurrence.rate * grown : Math.log1p(occurrence.probability * grown);
  }
  return sum;
}
