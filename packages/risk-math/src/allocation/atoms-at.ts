import type { Risk } from "../aggregate/risk.ts";
import { addAtoms, atomsOf, type IntervalAtoms } from "../bounds/lattice/interval-atoms.ts";
import { riskAtoms } from "../bounds/lattice/risk-atoms.ts";
import { supportOf } from "../distributions/families.ts";
import { probabilityOfAny } from "../occurrence/probability-of-any.ts";

/** An atom of a total and the parts of it. */
export interface AtomAt {
  readonly mass: number;
  /** E[S_i | S = atom] of every risk; 0 for a risk whose amount varies, since it did not happen. */
  readonly losses: readonly number[];
}

/** Outcomes listed beside each other, and products that all lists together may cost. */
const most = 4096;
const mostWork = 5e7;

/**
 * The atom of a total at a value, null where there is none or finding it would take too long. It is there when no risk of a
 * varying amount happens and the fixed ones add up to it: with T the total of the other fixed ones,
 * `E[S_i; S = s] = Σ x P(S_i = x) P(T = s - x)`. Of losses alone the atom at 0 is that nothing is lost.
 */
export function atomsAt(risks: readonly Risk[], value: number): AtomAt | null {
  const fixed = risks.map((risk) => riskAtoms(risk));
  const quiet = risks.reduce(
    (product, { occurrence }, i) =>
      fixed[i] === null ? product * (1 - probabilityOfAny(occurrence)) : product,
    1,
  );
  const listed = fixed.filter((atoms) => atoms !== null);
  if (quiet === 0) return null;
  if (value === 0 && risks.every(({ severity }) => supportOf(severity)[0] >= 0)) {
    const mass = listed.reduce((product, own) => product * massAt(own, zero, 0), quiet);
    return mass > 1e-13 ? { mass, losses: risks.map(() => 0) } : null;
  }
  if (workOf(listed) > mostWork) return null;
  const before = running(listed);
  const after = running(listed.toReversed())?.toReversed();
  if (before === null || after === undefined) return null;
  const mass = massAt(listed[0] ?? zero, after[0] ?? zero, value);
  if (!(mass * quiet > 1e-13)) return null;
  let next = 0;
  const losses = fixed.map((own) => {
    if (own === null) return 0;
    let loss = 0;
    own.mass.forEach((p, k) => {
      const x = ((own.low[k] ?? 0) + (own.high[k] ?? 0)) / 2;
      if (x !== 0) loss += x * p * massAt(before[next] ?? zero, after[next] ?? zero, value - x);
    });
    next += 1;
    return loss / mass;
  });
  return { mass: mass * quiet, losses };
}

const zero = atomsOf([[0, 0, 1]]);

function workOf(listed: readonly IntervalAtoms[]): number {
  let [size, work] = [1, 0];
  for (const { mass } of listed) {
    // Two sums that are united by halves, and a walk through both lists for every outcome.
    work += mass.length * (2 * size * Math.log2(mass.length + 1) + 2 * most);
    size = Math.min(most, size * mass.length);
  }
  return work;
}

/** The sums of all before each, null where they are too many. */
function running(listed: readonly IntervalAtoms[]): IntervalAtoms[] | null {
  let sum = zero;
  const sums = [sum];
  for (const own of listed.slice(0, -1)) {
    const next = addAtoms(sum, own, most);
    if (next === null) return null;
    sum = next;
    sums.push(sum);
  }
  return sums;
}

/** P(A + B = value), by one walk up the one list and down the other. */
function massAt(a: IntervalAtoms, b: IntervalAtoms, value: number): number {
  const slack = 1e-12 * Math.abs(value);
  const widest = b.high.reduce((most, high, j) => Math.max(most, high - (b.low[j] ?? 0)), 0);
  let [sum, top] = [0, b.mass.length - 1];
  a.mass.forEach((p, i) => {
    const [least, largest] = [value - slack - (a.high[i] ?? 0), value + slack - (a.low[i] ?? 0)];
    while (top >= 0 && (b.low[top] ?? 0) > largest) top -= 1;
    for (let j = top; j >= 0 && (b.low[j] ?? 0) + widest >= least; j -= 1) {
      if ((b.high[j] ?? 0) >= least) sum += p * (b.mass[j] ?? 0);
    }
  });
  return sum;
}
