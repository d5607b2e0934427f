import type { Distribution } from "../distributions/distribution.ts";
import { validateDistribution } from "../distributions/validate-distribution.ts";
import type { Occurrence } from "../occurrence/occurrence.ts";
import { validateOccurrence } from "../occurrence/validate-occurrence.ts";
import type { Issue } from "../risk-math-error.ts";

/** One risk: how often it happens and what one event costs, a loss above 0 or a benefit below. */
export interface Risk {
  /** Stable identity; simulations key their random streams by it. */
  readonly id: number | string;
  readonly occurrence: Occurrence;
  readonly severity: Distribution;
}

/**
 * Reports what makes a portfolio unusable. Distributions and occurrences from the constructors are sound; this catches
 * what was written by hand or came over a wire.
 *
 * Codes: `duplicate-id`, those of `validateOccurrence` and of `validateDistribution`.
 *
 * @example
 * const risks = [{ id: 1, occurrence: { kind: "poisson", rate: 1 }, severity: { kind: "normal", mean: 0, sd: -5 } }];
 * validateRisks(risks)[0]?.path; // "risks.0.severity.sd"
 */
export function validateRisks(risks: readonly Risk[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<number | string>();
  risks.forEach(({ id, occurrence, severity }, i) => {
    if (ids.has(id)) issues.push({ path: `risks.${i}.id`, code: "duplicate-id", message: "is used twice" });
    ids.add(id);
    // The common case first: registers are long and sound, and paths are not made for nothing.
    if (!isSound(occurrence)) issues.push(...validateOccurrence(occurrence, `risks.${i}.occurrence`));
    if (validateDistribution(severity).length > 0) {
      issues.push(...validateDistribution(severity, `risks.${i}.severity`));
    }
  });
  return issues;
}

function isSound(occurrence: Occurrence): boolean {
  if (occurrence.kind === "poisson") return occurrence.rate >= 0 && occurrence.rate <= 1e12;
  return occurrence.kind === "bernoulli" && occurrence.probability >= 0 && occurrence.probability <= 1;
}
