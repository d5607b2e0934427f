import type { Discrete } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { shortfallOver } from "../distributions/quantile.ts";
import type { Answers } from "./aggregate.ts";

/** A total whose outcomes are listed. */
export function atomicEngine(outcomes: Discrete): Answers {
  const { cdf, quantile } = familyOf(outcomes);
  return { method: "atoms", cdf, quantile, shortfall: (x) => shortfallOver(outcomes, x), outcomes };
}
