import { familyOf } from "../distributions/families.ts";
import { validateDistribution } from "../distributions/validate-distribution.ts";
import { type Issue, issue } from "../risk-math-error.ts";
import { type Occurrence, validateFrequency } from "./occurrence.ts";

/**
 * Reports what makes an occurrence unusable that was written by hand or came over a wire.
 *
 * Codes: `kind` (one that is not known), `not-finite`, `negative-frequency` (below 0, or a rate that can fall below 0),
 * `probability>1`, `range` (more than 1e12 events), those of `validateDistribution` for an uncertain rate.
 */
export function validateOccurrence(occurrence: Occurrence, path: string = "occurrence"): Issue[] {
  const kind: unknown = (occurrence as Partial<Occurrence> | null)?.kind;
  if (kind !== "poisson" && kind !== "bernoulli" && kind !== "uncertain-rate") {
    return issue(path, "kind", `must be poisson, bernoulli or uncertain-rate, not ${String(kind)}`);
  }
  if (occurrence.kind === "poisson") return validateFrequency(occurrence.rate, `${path}.rate`);
  if (occurrence.kind === "uncertain-rate") {
    const issues = validateDistribution(occurrence.rate, `${path}.rate`);
    if (issues.length > 0) return issues;
    const { mean, support } = familyOf(occurrence.rate);
    if (support()[0] < 0) return issue(`${path}.rate`, "negative-frequency", "must not have values below 0");
    return validateFrequency(mean(), `${path}.rate`);
  }
  const { probability } = occurrence;
  const issues = validateFrequency(probability, `${path}.probability`);
  if (issues.length > 0 || probability <= 1) return issues;
  return issue(`${path}.probability`, "probability>1", "must be at most 1; use poisson for a frequency");
}
