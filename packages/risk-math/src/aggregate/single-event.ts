import { familyOf } from "../distributions/families.ts";
import { shortfallOver } from "../distributions/quantile.ts";
import type { PointValues } from "./fourier-distribution.ts";
import type { Risk } from "./risk.ts";

/** Closed form of one risk that happens at most once: its severity with probability p, else 0. */
export function singleEvent({ occurrence, severity }: Risk): SingleEvent | null {
  if (occurrence.kind !== "bernoulli") return null;
  const p = occurrence.probability;
  const family = familyOf(severity);
  const atZero = 1 - p;
  return {
    at: (x) => ({
      cdf: p * family.cdf(x) + (x >= 0 ? atZero : 0),
      density: p * family.density(x),
      shortfall: p * shortfallOver(severity, x) + atZero * Math.max(0, -x),
    }),
    quantile: (level) => {
      const below = p * family.cdf(0);
      if (level <= below && below > 0) return family.quantile(Math.min(1, level / p));
      if (level <= below + atZero) return 0;
      // From above, so that 1 - level keeps its digits.
      return family.quantile(1 - (1 - level) / p);
    },
  };
}

export interface SingleEvent {
  readonly at: (x: number) => PointValues;
  /** For a level strictly between 0 and 1. */
  readonly quantile: (level: number) => number;
}
