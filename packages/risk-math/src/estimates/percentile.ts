import { type Issue, issue, notFinite } from "../risk-math-error.ts";

/** Reports a probability that is not a finite number in [0, 1]. Codes: `not-finite`, `percentile`. */
export function validatePercentile(p: number, path: string = "percentile"): Issue[] {
  const issues = notFinite({ [path]: p });
  if (issues.length === 0 && (p < 0 || p > 1)) return issue(path, "percentile", "must lie in [0, 1]");
  return issues;
}
