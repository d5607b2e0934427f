/** Every way in which input can be refused. The list is closed; the message says what to do. */
export type IssueCode =
  | "confidence"
  | "correlation"
  | "duplicate-id"
  | "empty"
  | "kind"
  | "length"
  | "missing"
  | "negative-frequency"
  | "not-finite"
  | "order"
  | "percentile"
  | "probability>1"
  | "range"
  | "seed"
  | "shape"
  | "simulations"
  | "support"
  | "unreachable";

/** One refusal: where (`risks.3.severity.low`), which rule, and a sentence for the person who typed it. */
export interface Issue {
  readonly path: string;
  readonly code: IssueCode;
  readonly message: string;
}

/** The one error that constructors throw; `issues` holds all that is wrong, not only the first. */
export class RiskMathError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "));
    this.name = "RiskMathError";
    this.issues = issues;
  }
}

/** Throws when there is anything to report. */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new RiskMathError(issues);
}

/** An issue as a list of one, so that checks can be spread together. */
export function issue(path: string, code: IssueCode, message: string): Issue[] {
  return [{ path, code, message }];
}

/** Largest magnitude that input may have: its fourth power, which ranges and moments need, is still a number. */
export const largestMagnitude = 1e70;

/** Reports every named value that is not a finite number (`not-finite`) or beyond `largestMagnitude` (`range`). */
export function notFinite(values: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(values).flatMap(([path, value]) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return issue(path, "not-finite", `must be a finite number, not ${String(value)}`);
    }
    return Math.abs(value) > largestMagnitude ? issue(path, "range", "must lie between -1e70 and 1e70") : [];
  });
}

/** Reports named scales that are neither 0 nor large enough for their square to be a number above 0. */
export function tooSmall(values: Readonly<Record<string, number>>): Issue[] {
  return Object.entries(values).flatMap(([path, value]) =>
    value !== 0 && Math.abs(value) < 1e-150
      ? issue(path, "range", "must be 0 or at least 1e-150 in size")
      : [],
  );
}
