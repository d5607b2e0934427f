import { supportOf } from "../../distributions/families.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import type { Risk } from "../../aggregate/risk.ts";
import { addAtoms, atomsOf, type IntervalAtoms, type Outcome } from "./interval-atoms.ts";

/**
 * The distribution of one risk of fixed amounts, outcome by outcome, null where there are too many to list. Severities
 * narrower than a millionth of themselves count as fixed: the outcome is then an interval. Poisson counts are listed
 * until the rest is below 1e-14, which is counted as lost.
 */
export function riskAtoms({ occurrence, severity }: Risk): IntervalAtoms | null {
  const single = outcomesOf(severity);
  if (single === null || occurrence.kind === "uncertain-rate") return null;
  if (occurrence.kind === "bernoulli") {
    const p = occurrence.probability;
    return atomsOf([...single.map(([low, high, mass]): Outcome => [low, high, mass * p]), [0, 0, 1 - p]]);
  }
  return poissonAtoms(single, occurrence.rate);
}

/** The outcomes of a severity that is fixed or nearly so. */
export function outcomesOf(severity: Distribution): Outcome[] | null {
  if (severity.kind === "point") return [[severity.value, severity.value, 1]];
  if (severity.kind === "discrete") {
    return severity.values.map((value, i) => [value, value, severity.probabilities[i] ?? 0]);
  }
  const [low, high] = supportOf(severity);
  const narrow = Number.isFinite(high - low) && high - low <= 1e-6 * Math.min(Math.abs(low), Math.abs(high));
  return narrow ? [[low, high, 1]] : null;
}

const mostCounts = 160;
const mostOutcomes = 1024;

function poissonAtoms(single: readonly Outcome[], rate: number): IntervalAtoms | null {
  const counts = rate + 9 * Math.sqrt(rate) + 24;
  if (counts > mostCounts || (single.length > 1 && counts * single.length > mostOutcomes)) return null;
  const one = atomsOf(single);
  let sum: IntervalAtoms | null = atomsOf([[0, 0, 1]]);
  const rows: Outcome[] = [];
  let left = 1;
  let mass = Math.exp(-rate);
  for (let n = 0; n <= counts; n += 1) {
    const { low, high } = sum;
    sum.mass.forEach((p, i) => rows.push([low[i] ?? 0, high[i] ?? 0, p * mass]));
    left -= mass;
    mass *= rate / (n + 1);
    // The terms fall by more than half each from here on, so the rest is below the next term twice over.
    if (n > 2 * rate && mass < 5e-15) return atomsOf(merged(rows), 2 * mass);
    if (rows.length > 4 * mostOutcomes) return null;
    sum = addAtoms(sum, one, mostOutcomes);
    if (sum === null) return null;
  }
  return null;
}

/** Equal outcomes as one. */
function merged(rows: readonly Outcome[]): Outcome[] {
  const sorted = rows.toSorted(([a], [b]) => a - b);
  const kept: [number, number, number][] = [];
  for (const [low, high, mass] of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && last[0] === low && last[1] === high) last[2] += mass;
    else kept.push([low, high, mass]);
  }
  return kept;
}
