import { type Issue, issue, notFinite, refuse } from "../risk-math-error.ts";

/** The probabilities below the low and below the high figure of an estimate, such as 0.1 and 0.9. */
export interface PercentilePair {
  readonly low: number;
  readonly high: number;
}

/** Refuses a pair that is not `0 < low < high < 1`. Codes: `not-finite`, `percentile`. */
export function requirePair(pair: PercentilePair): void {
  refuse(validatePair(pair));
}

/** Refuses a pair whose ends are not equally far from the median, for methods that need it. */
export function requireSymmetric(pair: PercentilePair): void {
  requirePair(pair);
  if (Math.abs(pair.low + pair.high - 1) > 1e-12) {
    refuse(issue("percentiles", "percentile", "must be symmetric: low = 1 - high"));
  }
}

function validatePair({ low, high }: PercentilePair): Issue[] {
  const issues = notFinite({ "percentiles.low": low, "percentiles.high": high });
  if (issues.length > 0 || (low > 0 && low < high && high < 1)) return issues;
  return issue("percentiles", "percentile", "must satisfy 0 < low < high < 1");
}
