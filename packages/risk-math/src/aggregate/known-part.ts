import { type BoundFamily, familyOf } from "../distributions/families.ts";
import type { PointValues } from "./point-values.ts";
import type { Risk } from "./risk.ts";

/** A part of a total's distribution that has a formula, so that a series need only tell the rest. */
export interface KnownPart {
  readonly mass: number;
  /** `E[S; this part]`. */
  readonly mean: number;
  readonly at: (x: number) => PointValues;
}

/**
 * That one event alone happens: `p₀ Σ odds F_j`. What is left beside it and beside nothing at all has two events or more, and its
 * characteristic function falls twice as fast as that of one severity.
 */
export function oneEvent(risks: readonly Risk[], nothing: number): KnownPart {
  const rows = risks.map((risk): OneEvent => {
    const family = familyOf(risk.severity);
    const [low, high] = family.support();
    return { weight: nothing * oddsOf(risk), family, low, high, mean: family.mean() };
  });
  return {
    mass: rows.reduce((sum, { weight }) => sum + weight, 0),
    mean: rows.reduce((sum, { weight, mean }) => sum + weight * mean, 0),
    at: (x) => {
      let [cdf, density] = [0, 0];
      for (const { weight, family, low, high } of rows) {
        if (x >= high) cdf += weight;
        else if (x > low) {
          cdf += weight * family.cdf(x);
          density += weight * family.density(x);
        }
      }
      return {
        cdf,
        density,
        get shortfall() {
          return rows.reduce((sum, row) => sum + row.weight * excess(row, x), 0);
        },
      };
    },
  };
}

/** Relative odds of one event of a risk beside none: the rate, or `p / (1 - p)`. */
export function oddsOf({ occurrence }: Risk): number {
  if (occurrence.kind === "poisson") return occurrence.rate;
  return occurrence.kind === "bernoulli" ? occurrence.probability / (1 - occurrence.probability) : 0;
}

interface OneEvent {
  readonly weight: number;
  readonly family: BoundFamily;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** E(X - x)+. */
function excess({ family, low, high, mean }: OneEvent, x: number): number {
  if (x >= high) return 0;
  if (x <= low) return mean - x;
  return Math.max(0, mean - family.partialMean(x) - x * (1 - family.cdf(x)));
}
