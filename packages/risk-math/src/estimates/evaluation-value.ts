import type { PartialTriple } from "./triple.ts";
import { requireTriple } from "./triple.ts";
import { tripleMean } from "./triple-mean.ts";

/** What a single evaluation is worth, and how that is to be worked out. */
export interface EvaluationEstimate {
  readonly frequency: PartialTriple;
  readonly consequence: PartialTriple;
  /** True: product of the means of the triples of the given shape. False: product of the mids. */
  readonly explicit: boolean;
  /** Weight of the mid in the mean; see `tripleMean`. */
  readonly shape: number;
}

/**
 * The expected loss of an evaluation, in units of the consequence per period: frequency times consequence.
 *
 * Independent frequency and consequence make the product of the means exact.
 *
 * @example
 * const frequency = { low: 0.05, mid: 0.1, high: 0.2 };
 * const consequence = { low: 500, mid: 1000, high: 2000 };
 * evaluationValue({ frequency, consequence, explicit: false, shape: 2.9 }); // 100
 */
export function evaluationValue({ frequency, consequence, explicit, shape }: EvaluationEstimate): number {
  if (explicit) return tripleMean(frequency, shape) * tripleMean(consequence, shape);
  return requireTriple(frequency).mid * requireTriple(consequence).mid;
}
