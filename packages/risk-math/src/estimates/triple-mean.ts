import { notFinite, issue, refuse } from "../risk-math-error.ts";
import { type PartialTriple, requireTriple } from "./triple.ts";

/**
 * The mean of a triple, `(low + shape mid + high) / (shape + 2)`: the mean of the modified PERT distribution of that
 * shape (Vose 2008), so that a reported value equals the simulated one. Shape 1 gives the triangular mean, 2.9
 * Lichtenberg's 1–99 % rule, 3 the older one, 4 PERT, 0.42 Lichtenberg's 10–90 % rule.
 *
 * Precondition: a valid triple and `shape >= 0`; otherwise a `RiskMathError`. The unit is the triple's.
 *
 * @example
 * tripleMean({ low: 500, mid: 1000, high: 2000 }, 4); // 1083.3333333333333
 */
export function tripleMean(triple: PartialTriple, shape: number): number {
  const { low, mid, high } = requireTriple(triple);
  refuse(notFinite({ shape }));
  if (shape < 0) refuse(issue("shape", "shape", "must be at least 0"));
  if (low === high) return mid;
  return mid + (low - mid + (high - mid)) / (shape + 2);
}
