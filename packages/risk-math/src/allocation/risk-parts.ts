import type { Risk } from "../aggregate/risk.ts";
import type { CompoundMoments } from "../occurrence/compound-moments.ts";

/** A risk with the moments of its compound loss. */
export interface MeasuredRisk {
  readonly risk: Risk;
  readonly moments: CompoundMoments;
}

/** What a method of allocation finds out about a risk at a loss x. */
export interface RiskParts {
  /** Density of `E[S_i; S = x]`. */
  readonly own: number;
  /** Oscillating part of `E[S_i; S <= x]`. */
  readonly ownBelow: number;
  readonly leaveOneOut: number | null;
}
