import { issue, notFinite, refuse } from "../risk-math-error.ts";
import type { Discrete, Family } from "./distribution.ts";
import { logsOfParts } from "../numeric/logs-of-parts.ts";

/**
 * Finitely many outcomes `[value, probability]` in any order; equal values are added together.
 *
 * Codes: `empty`, `not-finite`, `range` (a negative probability, or a sum further than 1e-9 from 1).
 *
 * @example
 * cvar(discrete([[0, 0.95], [100, 0.05]]), 0.9); // 50
 */
export function discrete(outcomes: readonly (readonly [value: number, probability: number])[]): Discrete {
  if (outcomes.length === 0) refuse(issue("outcomes", "empty", "needs at least one outcome"));
  const merged = new Map<number, number>();
  let total = 0;
  for (const [value, probability] of outcomes) {
    refuse(notFinite({ value, probability }));
    if (probability < 0) refuse(issue("probability", "range", "must be at least 0"));
    total += probability;
    if (probability > 0) merged.set(value, (merged.get(value) ?? 0) + probability);
  }
  if (Math.abs(total - 1) > 1e-9) refuse(issue("probability", "range", "must sum to 1"));
  const rows = [...merged].toSorted(([a], [b]) => a - b);
  return {
    kind: "discrete",
    values: rows.map(([value]) => value),
    probabilities: rows.map(([, probability]) => probability),
  };
}

export const discreteFamily: Family<Discrete> = {
  issues: ({ values, probabilities }) => {
    if (!Array.isArray(values) || values.length === 0)
      return issue("values", "empty", "needs at least one outcome");
    if (!Array.isArray(probabilities) || probabilities.length !== values.length) {
      return issue("probabilities", "length", "must be as many as the values");
    }
    const issues = values.flatMap((value, i) => [
      ...notFinite({ [`values.${i}`]: value, [`probabilities.${i}`]: probabilities[i] }),
      ...(i > 0 && value <= values[i - 1]
        ? issue(`values.${i}`, "order", "must be above the value before")
        : []),
      ...(probabilities[i] < 0 ? issue(`probabilities.${i}`, "range", "must be at least 0") : []),
    ]);
    const total = probabilities.reduce((sum, probability) => sum + probability, 0);
    if (issues.length > 0 || Math.abs(total - 1) <= 1e-9) return issues;
    return issue("probabilities", "range", "must sum to 1");
  },
  mean: (d) => moment(d, 0, 1),
  variance: (d) => moment(d, moment(d, 0, 1), 2),
  thirdMoment: (d) => moment(d, moment(d, 0, 1), 3),
  support: ({ values }) => [values[0] ?? 0, values.at(-1) ?? 0],
  density: () => 0,
  cdf: ({ values, probabilities }, x) => {
    let sum = 0;
    values.forEach((value, i) => {
      if (value <= x) sum += probabilities[i] ?? 0;
    });
    return Math.min(1, sum);
  },
  quantile: ({ values, probabilities }, p) => {
    let sum = 0;
    // A sum of probabilities that equals p but for rounding has reached it.
    const index = probabilities.findIndex((probability) => (sum += probability) >= p * (1 - 4e-15));
    return values[index < 0 ? values.length - 1 : index] ?? 0;
  },
  logDensity: () => Number.NEGATIVE_INFINITY,
  logTails: ({ values, probabilities }, x) => {
    let [below, above] = [0, 0];
    values.forEach((value, i) => {
      if (value <= x) below += probabilities[i] ?? 0;
      else above += probabilities[i] ?? 0;
    });
    return logsOfParts(above === 0 ? 1 : below, below === 0 ? 1 : above);
  },
  partialMean: ({ values, probabilities }, x) =>
    values.reduce((sum, value, i) => (value <= x ? sum + value * (probabilities[i] ?? 0) : sum), 0),
};

function moment({ values, probabilities }: Discrete, about: number, power: number): number {
  return values.reduce((sum, value, i) => sum + (value - about) ** power * (probabilities[i] ?? 0), 0);
}
