import type { Distribution } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { distributionMean, distributionVariance } from "../distributions/moments.ts";
import { validateDistribution } from "../distributions/validate-distribution.ts";
import { type Issue, issue, notFinite, refuse } from "../risk-math-error.ts";

/** How often a risk happens in one evaluation period. */
export type Occurrence =
  /** Any number of events, `rate` expected (the default reading of a frequency; may exceed 1). */
  | { readonly kind: "poisson"; readonly rate: number }
  /** At most one event. */
  | { readonly kind: "bernoulli"; readonly probability: number }
  /** Poisson with a rate that is itself uncertain: one draw of the rate for the whole period. */
  | { readonly kind: "uncertain-rate"; readonly rate: Distribution };

/**
 * Poisson occurrence for a frequency in events per period, over a horizon in periods.
 *
 * Codes: `not-finite`, `negative-frequency`, `range` (negative horizon).
 *
 * @example
 * probabilityOfAny(poisson(0.1)); // 0.09516258196404043
 */
export function poisson(frequency: number, horizon: number = 1): Occurrence {
  refuse(validateFrequency(frequency));
  refuse(notFinite({ horizon }));
  if (horizon < 0) refuse(issue("horizon", "range", "must be at least 0"));
  refuse(notFinite({ frequency: frequency * horizon }));
  return { kind: "poisson", rate: frequency * horizon };
}

/**
 * At most one event with the given probability. Codes: `not-finite`, `negative-frequency`, `probability>1`.
 *
 * A frequency above 1 is refused, never clamped: clamping at 1 halves the loss of a risk that is expected twice.
 */
export function bernoulli(probability: number): Occurrence {
  refuse(validateFrequency(probability, "probability"));
  if (probability > 1)
    refuse(issue("probability", "probability>1", "must be at most 1; use poisson for a frequency"));
  return { kind: "bernoulli", probability };
}

/** A loss that happens exactly once. */
export function certain(): Occurrence {
  return { kind: "bernoulli", probability: 1 };
}

/**
 * Poisson with an uncertain rate, one draw per period. Codes: those of `validateDistribution`, `negative-frequency` (a
 * rate that can fall below 0).
 */
export function uncertainRate(rate: Distribution): Occurrence {
  refuse(validateDistribution(rate, "rate"));
  if (familyOf(rate).support()[0] < 0) {
    refuse(issue("rate", "negative-frequency", "must not have values below 0"));
  }
  return { kind: "uncertain-rate", rate };
}

/** More events than this per period have no spread that a double could show beside their mean. */
const mostEvents = 1e12;

/** Reports a frequency that is not a finite number of at least 0. */
export function validateFrequency(frequency: number, path: string = "frequency"): Issue[] {
  const issues = notFinite({ [path]: frequency });
  if (issues.length === 0 && frequency < 0) {
    return issue(path, "negative-frequency", "must be at least 0");
  }
  if (issues.length === 0 && frequency > mostEvents)
    return issue(path, "range", "must be at most 1e12 events");
  return issues;
}

/** Expected number of events. */
export function expectedEvents(occurrence: Occurrence): number {
  if (occurrence.kind === "poisson") return occurrence.rate;
  return occurrence.kind === "bernoulli" ? occurrence.probability : distributionMean(occurrence.rate);
}

/** Variance of the number of events. */
export function eventVariance(occurrence: Occurrence): number {
  if (occurrence.kind === "poisson") return occurrence.rate;
  if (occurrence.kind === "bernoulli") return occurrence.probability * (1 - occurrence.probability);
  return distributionMean(occurrence.rate) + distributionVariance(occurrence.rate);
}
