import type { Risk } from "../aggregate/risk.ts";
import { addAtoms, atomsOf, type IntervalAtoms } from "../bounds/lattice/interval-atoms.ts";
import { riskAtoms } from "../bounds/lattice/risk-atoms.ts";
import { probabilityOfAny } from "../occurrence/probability-of-any.ts";

/** An atom of a total and the parts of it. */
export interface AtomAt {
  readonly mass: number;
  /** E[S_i | S = atom] of every risk; 0 for a risk whose amount varies, since it did not happen. */
  readonly losses: readonly number[];
}

/** Outcomes listed beside each other. */
const most = 2048;

/**
 * The atom of a total at a value, null where there is none. It is there when no risk of a varying amount happens and the
 * fixed ones add up to it: with T the total of the other fixed ones, `E[S_i; S = s] = Σ x P(S_i = x) P(T = s - x)`.
 */
export function atomsAt(risks: readonly Risk[], value: number): AtomAt | null {
  const fixed = risks.map((risk) => riskAtoms(risk));
  const quiet = risks.reduce(
    (product, { occurrence }, i) =>
      fixed[i] === null ? product * (1 - probabilityOfAny(occurrence)) : product,
    1,
  );
  const listed = fixed.filter((atoms) => atoms !== null);
  if (quiet === 0 || listed.length > 200) return null;
  const all = sumOf(listed);
  const mass = massAt(all, value);
  if (!(mass * quiet > 1e-13)) return null;
  const before = running(listed);
  const after = running(listed.toReversed()).toReversed();
  let next = 0;
  const losses = fixed.map((own) => {
    if (own === null) return 0;
    const rest = addAtoms(before[next] ?? zero, after[next] ?? zero, most);
    next += 1;
    let loss = 0;
    own.mass.forEach((p, k) => {
      const x = ((own.low[k] ?? 0) + (own.high[k] ?? 0)) / 2;
      if (x !== 0) loss += x * p * massAt(rest, value - x);
    });
    return loss / mass;
  });
  return { mass: mass * quiet, losses };
}

const zero = atomsOf([[0, 0, 1]]);

function sumOf(listed: readonly IntervalAtoms[]): IntervalAtoms {
  return listed.reduce((sum, own) => addAtoms(sum, own, most), zero);
}

/** The sums of all before each. */
function running(listed: readonly IntervalAtoms[]): IntervalAtoms[] {
  let sum = zero;
  return listed.map((own) => {
    const before = sum;
    sum = addAtoms(sum, own, most);
    return before;
  });
}

function massAt({ low, high, mass }: IntervalAtoms, value: number): number {
  let sum = 0;
  const slack = 1e-12 * Math.abs(value);
  mass.forEach((p, i) => {
    if ((low[i] ?? 0) <= value + slack && (high[i] ?? 0) >= value - slack) sum += p;
  });
  return sum;
}
