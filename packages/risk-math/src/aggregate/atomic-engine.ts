import type { Discrete } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { shortfallOver } from "../distributions/quantile.ts";
import type { Engine } from "./aggregate.ts";

/** A total whose outcomes are listed. */
export function atomicEngine(outcomes: Discrete): Engine {
  const { cdf, quantile } = familyOf(outcomes);
  return {
    method: "atoms",
    at: (x) => ({ cdf: cdf(x), density: 0, shortfall: shortfallOver(outcomes, x) }),
    quantile,
    outcomes,
    cdfError: 1e-14,
  };
}
