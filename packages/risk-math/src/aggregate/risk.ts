import type { Distribution } from "../distributions/distribution.ts";
import { distributionMean } from "../distributions/moments.ts";
import { validateFrequency, type Occurrence } from "../occurrence/occurrence.ts";
import { type Issue, issue } from "../risk-math-error.ts";

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
 * Codes: `not-finite`, `negative-frequency`, `probability>1`, `duplicate-id`.
 */
export function validateRisks(risks: readonly Risk[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<number | string>();
  risks.forEach(({ id, occurrence, severity }, i) => {
    if (ids.has(id)) issues.push({ path: `risks.${i}.id`, code: "duplicate-id", message: "is used twice" });
    ids.add(id);
    // The common case first: registers are long and sound.
    if (!isSound(occurrence)) issues.push(...occurrenceIssues(occurrence, `risks.${i}.occurrence`));
    if (!isFiniteData(severity)) {
      issues.push({
        path: `risks.${i}.severity`,
        code: "not-finite",
        message: "must have finite parameters",
      });
    }
  });
  return issues;
}

function isSound(occurrence: Occurrence): boolean {
  if (occurrence.kind === "poisson") return occurrence.rate >= 0 && occurrence.rate <= 1e12;
  return occurrence.kind === "bernoulli" && occurrence.probability >= 0 && occurrence.probability <= 1;
}

/** Whether all numbers that a distribution is made of are finite. */
function isFiniteData(severity: Distribution): boolean {
  if (severity.kind === "beta") {
    return Number.isFinite(severity.low + severity.high + severity.alpha + severity.beta);
  }
  return Object.values(severity).every((value) =>
    typeof value === "number"
      ? Number.isFinite(value)
      : typeof value === "string" || value.every((entry: number) => Number.isFinite(entry)),
  );
}

function occurrenceIssues(occurrence: Occurrence, path: string): Issue[] {
  if (occurrence.kind === "poisson") return validateFrequency(occurrence.rate, `${path}.rate`);
  if (occurrence.kind === "uncertain-rate") {
    return validateFrequency(distributionMean(occurrence.rate), `${path}.rate`);
  }
  const { probability } = occurrence;
  const issues = validateFrequency(probability, `${path}.probability`);
  return probability > 1 ? issue(`${path}.probability`, "probability>1", "must be at most 1") : issues;
}
