import type { Figure } from "../bounds/bound.ts";

/** What one risk contributes to a percentile and to the tail beyond it, in the unit of the loss. */
export interface RiskAllocation {
  /** `Q_p(S) - Q_p(S - S_i)`; does not add up over risks. Null where the method cannot give it. */
  readonly leaveOneOut: number | null;
  /** `E[S_i | S = Q_p]` (Tasche 2000); adds up to Q_p. */
  readonly euler: number;
  /** `E[S_i | S beyond Q_p]`, an atom at the quantile split; adds up to CVaR_p. */
  readonly tail: number;
}

/** An allocation, each figure with its proved bound or its measured error. */
export interface FiguredAllocation {
  readonly leaveOneOut: Figure | null;
  readonly euler: Figure;
  readonly tail: Figure;
}

/** The point at which losses are allocated. */
export interface AllocationPoint {
  readonly p: number;
  readonly quantile: number;
}

/** Figures that are to add up to a total: what is missing is shared in proportion to their size, so that no sign turns. */
export function addedUp(values: readonly number[], total: number): number[] {
  const [sum, size] = values.reduce(([all, sizes], value) => [all + value, sizes + Math.abs(value)], [0, 0]);
  if (!(size > 0)) return [...values];
  const missing = (total - sum) / size;
  // A gap as large as the figures themselves is no rounding: they are told as they are.
  return Math.abs(missing) > 0.5 ? [...values] : values.map((value) => value + missing * Math.abs(value));
}
