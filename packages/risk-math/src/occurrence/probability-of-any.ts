import { integrate } from "../numeric/gauss-legendre.ts";
import { familyOf } from "../distributions/families.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import type { Occurrence } from "./occurrence.ts";

/** Probability of at least one event: `1 - exp(-rate)` for Poisson, which is not the rate itself. */
export function probabilityOfAny(occurrence: Occurrence): number {
  if (occurrence.kind === "poisson") return -Math.expm1(-occurrence.rate);
  if (occurrence.kind === "bernoulli") return occurrence.probability;
  const { rate } = occurrence;
  if (rate.kind === "point") return -Math.expm1(-rate.value);
  const family = familyOf(rate);
  // E[1 - exp(-L)] over the quantile function, whose ends are tamed by the substitution y = s²(3 - 2s).
  return integrate((s) => -Math.expm1(-family.quantile(s * s * (3 - 2 * s))) * 6 * s * (1 - s), [0, 1], 64);
}

/** The Poisson rate under which at least one event has probability p, `-ln(1 - p)`. Code: `probability>1`. */
export function rateOfProbability(p: number): number {
  refuse(notFinite({ p }));
  if (p < 0) refuse(issue("p", "negative-frequency", "must be at least 0"));
  if (p >= 1) refuse(issue("p", "probability>1", "must be below 1: no finite rate makes an event certain"));
  return -Math.log1p(-p);
}

/** P(N = 0), …, P(N = count - 1) of a Poisson number of events. */
export function poissonProbabilities(rate: number, count: number): number[] {
  refuse(notFinite({ rate, count }));
  if (rate < 0) refuse(issue("rate", "negative-frequency", "must be at least 0"));
  let logTerm = -rate;
  return Array.from({ length: Math.max(0, Math.ceil(count)) }, (_, n) => {
    if (n > 0) logTerm += Math.log(rate) - Math.log(n);
    return n > 0 && rate === 0 ? 0 : Math.exp(logTerm);
  });
}
