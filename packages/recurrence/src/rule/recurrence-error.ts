import type { ArgumentIssueCode, Issue, RuleIssueCode } from "./issue.ts";

/** The only error this package throws: everything that is wrong with the input, all at once. */
export class RecurrenceError extends Error {
  readonly issues: readonly Issue<RuleIssueCode | ArgumentIssueCode>[];

  /** The codes are the words of the message: `month_date: out of range; year_month: required`. */
  constructor(issues: readonly Issue<RuleIssueCode | ArgumentIssueCode>[]) {
    super(issues.map(({ field, code }) => `${field}: ${code.replaceAll("_", " ")}`).join("; "));
    this.name = "RecurrenceError";
    this.issues = issues;
  }
}

/** The error about one argument. */
export function refuse(field: string, code: ArgumentIssueCode): RecurrenceError {
  return new RecurrenceError([{ field, code }]);
}

/** The number, if it is an integer from `min` on. */
export function whole(number: number, field: string, min: number): number {
  if (Number.isInteger(number) && number >= min) return number;
  throw refuse(field, "out_of_range");
}
