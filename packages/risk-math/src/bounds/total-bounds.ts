import type { Ends } from "./bound.ts";

/** Proved ends of a total's figures; infinite where an end cannot be told. */
export interface TotalBounds {
  readonly cdf: (x: number) => Ends;
  /** For p strictly between 0 and 1. */
  readonly quantile: (p: number) => Ends;
  readonly shortfall: (x: number) => Ends;
}
