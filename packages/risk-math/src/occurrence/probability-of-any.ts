import type { Distribution } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { integrate } from "../numeric/gauss-legendre.ts";
import { gammaPower } from "../numeric/incomplete-gamma.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import { type Occurrence, validateFrequency } from "./occurrence.ts";
import { validateOccurrence } from "./validate-occurrence.ts";

/**
 * Probability of at least one event: `1 - exp(-rate)` for Poisson, which is not the rate itself. Codes: those of
 * `validateOccurrence`.
 */
export function probabilityOfAny(occurrence: Occurrence): number {
  refuse(validateOccurrence(occurrence));
  if (occurrence.kind === "poisson") return -Math.expm1(-occurrence.rate);
  if (occurrence.kind === "bernoulli") return occurrence.probability;
  return mixedProbability(occurrence.rate);
}

/** E[1 - exp(-L)] of a rate L: in closed form where there is one, else over the quantile function. */
function mixedProbability(rate: Distribution): number {
  if (rate.kind === "point") return -Math.expm1(-rate.value);
  if (rate.kind === "discrete") {
    return rate.values.reduce((sum, v, i) => sum - Math.expm1(-v) * (rate.probabilities[i] ?? 0), 0);
  }
  if (rate.kind === "gamma") return -Math.expm1(-rate.shape * Math.log1p(rate.scale));
  const family = familyOf(rate);
  const bend = bendOf(rate);
  // Pieces that halve towards 0 and 1, where quantile functions are steepest, and that end where one bends.
  const ends = Array.from({ length: 50 }, (_, k) => 2 ** (k - 51));
  const cuts = [0, ...ends, 0.5, ...ends.map((end) => 1 - end).toReversed(), 1, bend].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(1).reduce((sum, cut, i) => {
    const piece = [cuts[i] ?? 0, cut] as const;
    return sum + integrate((u) => -Math.expm1(-family.quantile(u)), piece, 12);
  }, 0);
}

/** The probability at which the density changes its formula. */
function bendOf(rate: Distribution): number {
  if (rate.kind === "triangular") return (rate.mode - rate.low) / (rate.high - rate.low);
  return rate.kind === "double-triangular" ? rate.below : 0.5;
}

/** The Poisson rate under which at least one event has probability p, `-ln(1 - p)`. Code: `probability>1`. */
export function rateOfProbability(p: number): number {
  refuse(notFinite({ p }));
  if (p < 0) refuse(issue("p", "negative-frequency", "must be at least 0"));
  if (p >= 1) refuse(issue("p", "probability>1", "must be below 1: no finite rate makes an event certain"));
  return -Math.log1p(-p);
}

/**
 * P(N = 0), …, P(N = count - 1) of a Poisson number of events, each to 1e-12 relative.
 *
 * Codes: `not-finite`, `negative-frequency`, `range` (a rate above 1e12, a count that is no whole number up to 1e7).
 */
export function poissonProbabilities(rate: number, count: number): number[] {
  refuse([...validateFrequency(rate, "rate"), ...notFinite({ count })]);
  if (!Number.isInteger(count) || count < 0 || count > 1e7) {
    refuse(issue("count", "range", "must be a whole number from 0 to 10,000,000"));
  }
  return Array.from({ length: count }, (_, n) => {
    if (n === 0) return Math.exp(-rate);
    return rate === 0 ? 0 : gammaPower(n, rate) / n;
  });
}
