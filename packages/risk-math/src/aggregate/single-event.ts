import { closedBounds } from "../bounds/closed-bounds.ts";
import { cdfErrorOf } from "../bounds/lattice/risk-parts.ts";
import type { TotalBounds } from "../bounds/total-bounds.ts";
import { familyOf } from "../distributions/families.ts";
import { shortfallOver } from "../distributions/quantile.ts";
import type { Answers } from "./aggregate.ts";
import type { Risk } from "./risk.ts";

/** Closed form of one risk that happens at most once: its severity with probability p, else 0. */
export function singleEvent({ occurrence, severity }: Risk): SingleEvent | null {
  if (occurrence.kind !== "bernoulli") return null;
  const p = occurrence.probability;
  const family = familyOf(severity);
  const atZero = 1 - p;
  const below = p * family.cdf(0);
  const cdf = (x: number): number => p * family.cdf(x) + (x >= 0 ? atZero : 0);
  const shortfall = (x: number): number => p * shortfallOver(severity, x) + atZero * Math.max(0, -x);
  const error = cdfErrorOf(severity);
  const [low, high] = family.support();
  const scale = p * (Math.abs(family.mean()) + Math.sqrt(family.variance()));
  const range = {
    low: Math.min(0, Number.isFinite(low) ? low : family.quantile(1e-300)) - 1e-300,
    high: Math.max(0, Number.isFinite(high) ? high : family.quantile(1 - 2 ** -53)),
  };
  const quantile = (level: number): number => {
    if (atZero === 0) return family.quantile(level);
    // A level that an atom reaches but for rounding is on it.
    if (level > below + atZero + tolerance) return family.quantile(inside(1 - (1 - level) / p));
    if (level > below - tolerance) return 0;
    return family.quantile(inside(level / p));
  };
  return {
    answers: {
      method: "closed-form",
      cdf,
      shortfall,
      quantile,
    },
    bounds: () =>
      closedBounds(
        {
          cdf,
          shortfall,
          quantile,
          range,
          error: (x) => {
            const value = family.cdf(x);
            return value === 0 || value === 1 ? 0 : p * error;
          },
          shortfallError: (x) => 16 * error * (scale + Math.abs(x)),
        },
        tolerance,
      ),
  };
}

export interface SingleEvent {
  readonly answers: Answers;
  readonly bounds: () => TotalBounds;
}

const tolerance = 8e-15;

const inside = (level: number): number => Math.min(1 - 2 ** -53, Math.max(1e-300, level));
