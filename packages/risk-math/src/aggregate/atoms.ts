import { discrete } from "../distributions/discrete.ts";
import type { Discrete } from "../distributions/distribution.ts";
import type { Risk } from "./risk.ts";
import { commonUnit } from "./steps/common-unit.ts";

/**
 * The exact distribution of a total whose severities are all atoms, by convolution and, for Poisson counts, by
 * Panjer's recursion on the distribution of one event (Panjer 1981). Null when the outcomes are too many to list.
 */
export function atomicTotal(risks: readonly Risk[]): Discrete | null {
  let total: Outcomes = new Map([[0, 1]]);
  let work = 0;
  for (const { occurrence, severity } of risks) {
    const single = outcomesOf(severity);
    if (single === null || occurrence.kind === "uncertain-rate") return null;
    const compound =
      occurrence.kind === "bernoulli"
        ? mixedWithZero(single, occurrence.probability)
        : poissonCompound(single, occurrence.rate);
    if (compound === null) return null;
    work += total.size * compound.size;
    if (work > most) return null;
    total = convolve(total, compound);
  }
  const sum = [...total.values()].reduce((a, b) => a + b, 0);
  return discrete([...total].map(([value, mass]) => [value, mass / sum]));
}

type Outcomes = Map<number, number>;

/** Products of outcomes that a listing may cost, less than a microsecond each. */
const most = 500_000;

function outcomesOf(severity: Risk["severity"]): Outcomes | null {
  if (severity.kind === "point") return new Map([[severity.value, 1]]);
  if (severity.kind !== "discrete") return null;
  return new Map(severity.values.map((value, i) => [value, severity.probabilities[i] ?? 0]));
}

function mixedWithZero(single: Outcomes, probability: number): Outcomes {
  const mixed: Outcomes = new Map(probability < 1 ? [[0, 1 - probability]] : []);
  for (const [value, mass] of single) mixed.set(value, (mixed.get(value) ?? 0) + probability * mass);
  return mixed;
}

function convolve(a: Outcomes, b: Outcomes): Outcomes {
  const sums: Outcomes = new Map();
  for (const [x, p] of a) {
    // Values that are equal in exact arithmetic must meet: twelve digits are kept.
    for (const [y, q] of b) {
      const value = Number((x + y).toPrecision(12));
      sums.set(value, (sums.get(value) ?? 0) + p * q);
    }
  }
  return sums;
}

/** Compound Poisson of integer multiples of one unit; null when the values share none or the lattice is too long. */
function poissonCompound(single: Outcomes, rate: number): Outcomes | null {
  const unit = commonUnit([...single.keys()]);
  if (unit === null || rate > 600) return null;
  if (unit === 0 || rate === 0) return new Map([[0, 1]]);
  const steps = [...single].map(([value, mass]) => [Math.round(value / unit), mass] as const);
  if (steps.some(([step]) => step < 0)) return null;
  const zero = steps.find(([step]) => step === 0)?.[1] ?? 0;
  const masses = [Math.exp(-rate * (1 - zero))];
  let sum = masses[0] ?? 0;
  const mean = rate * steps.reduce((total, [step, mass]) => total + step * mass, 0);
  for (let s = 1; s < 100_000; s += 1) {
    let mass = 0;
    for (const [step, weight] of steps) {
      if (step > 0 && step <= s) mass += step * weight * (masses[s - step] ?? 0);
    }
    mass *= rate / s;
    masses.push(mass);
    sum += mass;
    if (s > mean && mass < 1e-18 && sum > 1 - 1e-12) {
      return new Map(masses.map((own, k) => [Number((k * unit).toPrecision(12)), own]));
    }
  }
  return null;
}
