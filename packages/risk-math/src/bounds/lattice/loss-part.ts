import { distributionMean } from "../../distributions/moments.ts";
import type { Occurrence } from "../../occurrence/occurrence.ts";

/** One risk, or one side of it, as the rounding lattice sees it: losses on `[low, high]`, `low >= 0` or finite. */
export interface LossPart {
  readonly count: Occurrence;
  /** Sure lower end of the loss of one event; mass below it is counted in `lost`. */
  readonly low: number;
  /** Sure upper end, infinite where there is none. */
  readonly high: number;
  /**
   * P(loss <= y) of one event. For a side of a loss of both signs it is the mass of that side alone, so its last value,
   * `total`, is below 1.
   */
  readonly cdf: (y: number) => number;
  readonly total: number;
  /** Fills `out[k]` with the cdf at `(first + k) h`, where there is a quicker way than asking for each. */
  readonly table?: (first: number, h: number, out: Float64Array) => void;
  /** Probability, per period, of an event below `low`. */
  readonly lost: number;
  /** Expected amount, per period, by which events fall below `low`. */
  readonly lostArea: number;
  /** Bound on the error of the cdf. */
  readonly error: number;
  /** Expected loss per period. */
  readonly mean: number;
}

/** Events expected per period. */
export function eventsOf({ count, total }: LossPart): number {
  if (count.kind === "bernoulli") return count.probability * total;
  return count.kind === "poisson" ? count.rate * total : distributionMean(count.rate) * total;
}
