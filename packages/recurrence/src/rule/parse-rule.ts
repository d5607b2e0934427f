import type { Issue } from "./issue.ts";
import { readRule } from "./read-rule.ts";
import { RecurrenceError } from "./recurrence-error.ts";
import type { Rule } from "./rule.ts";

/**
 * Everything that is wrong with a rule, in the order of its fields; an empty list means valid.
 *
 * `null`, `""` and a missing key are the same; fields that no rule has are ignored; a numeric string is not a
 * number.
 *
 * @example
 * validate({ scope_type: 30, month_date: 32, year_month: 3 });
 * // [{ field: "month_date", code: "out_of_range" }, { field: "year_month", code: "not_allowed" }]
 */
export function validate(input: unknown): Issue[] {
  const issues: Issue[] = [];
  readRule(input, issues);
  return issues;
}

/**
 * The rule that a valid input means, in canonical form.
 *
 * @example
 * parseRule({ scope_type: 20, week_recur_days: "50, 10,10", day_interval: null });
 * // { scope_type: 20, week_interval: 1, week_recur_days: "10,50" }
 * @throws {RecurrenceError} with all issues that `validate` finds.
 */
export function parseRule(input: unknown): Rule {
  const issues: Issue[] = [];
  const rule = readRule(input, issues);
  if (rule === undefined) throw new RecurrenceError(issues);
  return rule;
}
