/** Every way in which input can be refused. The list is closed; the message says what to do. */
export type IssueCode =
  | "confidence"
  | "correlation"
  | "duplicate-id"
  | "empty"
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

/** Reports every named value that is not a finite number. */
export function notFinite(values: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(values).flatMap(([path, value]) =>
    typeof value === "number" && Number.isFinite(value)
      ? []
      : issue(path, "not-finite", `must be a finite number, not ${String(value)}`),
  );
}
