import { atomicTotal } from "../aggregate/atoms.ts";
import type { Risk } from "../aggregate/risk.ts";
import type { Discrete } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import type { AllocationPoint, RiskAllocation } from "./allocation.ts";

/**
 * Allocations of a total of atoms by enumeration: with T the total without the risk,
 * `E[S_i; S = s] = Σ x P(S_i = x) P(T = s - x)`. Null when the outcomes are too many to list.
 */
export function atomAllocation(
  risks: readonly Risk[],
  { p, quantile }: AllocationPoint,
): RiskAllocation[] | null {
  const rows: RiskAllocation[] = [];
  for (const risk of risks) {
    const own = atomicTotal([risk]);
    const rest = atomicTotal(risks.filter((other) => other !== risk));
    if (own === null || rest === null || own.values.length * rest.values.length > 200_000) return null;
    rows.push(allocate(own, rest, { p, quantile }));
  }
  return rows;
}

function allocate(own: Discrete, rest: Discrete, { p, quantile }: AllocationPoint): RiskAllocation {
  // Outcomes are told apart by twelve digits, here as in the list of all.
  const at = Number(quantile.toPrecision(12));
  let [massAt, lossAt, lossAbove, massUpTo] = [0, 0, 0, 0];
  own.values.forEach((x, i) => {
    rest.values.forEach((t, j) => {
      const mass = (own.probabilities[i] ?? 0) * (rest.probabilities[j] ?? 0);
      const total = Number((x + t).toPrecision(12));
      if (total > at) lossAbove += mass * x;
      else massUpTo += mass;
      if (total === at) {
        massAt += mass;
        lossAt += mass * x;
      }
    });
  });
  const euler = massAt > 0 ? lossAt / massAt : 0;
  return {
    leaveOneOut: quantile - familyOf(rest).quantile(p),
    euler,
    tail: (lossAbove + euler * Math.max(0, massUpTo - p)) / (1 - p),
  };
}
