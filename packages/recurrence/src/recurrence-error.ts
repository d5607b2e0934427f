import type { ArgumentIssueCode, Issue, RuleIssueCode } from "./issue.ts";

const sentences: Record<RuleIssueCode | ArgumentIssueCode, string> = {
  required: "is required",
  not_allowed: "does not belong to this form",
  conflict: "excludes another field that is present",
  not_an_integer: "must be a whole number",
  not_a_string: "must be a string",
  out_of_range: "is out of range",
  unknown_choice: "is not one of the choices",
  never_occurs: "never occurs in that month",
  not_a_date: "must be a date from 0001-01-01 to 9999-12-31",
  not_an_instant: "must be an instant such as 2017-01-02T12:45:39Z",
  not_a_rule_text: "is not the text of a rule",
};

/** The only error this package throws: everything that is wrong with the input, all at once. */
export class RecurrenceError extends Error {
  override readonly name = "RecurrenceError";
  readonly issues: readonly Issue<RuleIssueCode | ArgumentIssueCode>[];

  constructor(issues: readonly Issue<RuleIssueCode | ArgumentIssueCode>[]) {
    super(issues.map(({ field, code }) => `${field} ${sentences[code]}`).join("; "));
    this.issues = issues;
  }
}

/** The error about one argument. */
export function refuse(field: string, code: ArgumentIssueCode): RecurrenceError {
  return new RecurrenceError([{ field, code }]);
}
