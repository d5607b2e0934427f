/** What one risk contributes to a percentile and to the tail beyond it, in the unit of the loss. */
export interface RiskAllocation {
  /** `Q_p(S) - Q_p(S - S_i)`; does not add up over risks. Null where the method cannot give it. */
  readonly leaveOneOut: number | null;
  /** `E[S_i | S = Q_p]` (Tasche 2000); adds up to Q_p. */
  readonly euler: number;
  /** `E[S_i | S beyond Q_p]`, an atom at the quantile split; adds up to CVaR_p. */
  readonly tail: number;
}

/** The point at which losses are allocated. */
export interface AllocationPoint {
  readonly p: number;
  readonly quantile: number;
}
