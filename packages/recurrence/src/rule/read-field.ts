import type { Issue, RuleIssueCode } from "./issue.ts";
import { readWeekDays, weekDayBits, writeWeekDays } from "./week-days.ts";

export type RuleField =
  | "scope_type"
  | "day_interval"
  | "week_interval"
  | "week_recur_days"
  | "month_date"
  | "month_interval"
  | "nth_match"
  | "day_of_week"
  | "year_interval"
  | "year_month"
  | "month_end";

/** No value: a missing key, `null` and the empty string mean the same. */
export function absent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

export function report(issues: Issue[], field: RuleField, code: RuleIssueCode): void {
  issues.push({ field, code });
}

/** An integer from 1 to `max`, where 0 says that the form has no such field; 0 if there is none. */
export function integer(issues: Issue[], field: RuleField, value: unknown, max: number): number {
  if (max > 0 && isInteger(value)) {
    if (value >= 1 && value <= max) return value;
    report(issues, field, "out_of_range");
  } else refuse(issues, field, value, max > 0);
  return 0;
}

/** An interval, 1 if it is absent. */
export function interval(issues: Issue[], field: RuleField, value: unknown, allowed: boolean): number {
  return allowed && absent(value) ? 1 : integer(issues, field, value, allowed ? 9999 : 0);
}

/** One of the choices, 10, 20 and so on; no choices say that the form has no such field. */
export function choice<Choice extends number>(
  issues: Issue[],
  field: RuleField,
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  if (choices.length > 0 && isInteger(value)) {
    const chosen = choices[value / 10 - 1];
    if (chosen === undefined) report(issues, field, "unknown_choice");
    return chosen;
  }
  refuse(issues, field, value, choices.length > 0);
  return undefined;
}

/** Whether `month_end` says skip. */
export function skips(issues: Issue[], value: unknown, allowed: boolean): boolean {
  if (!allowed) refuse(issues, "month_end", value, false);
  else if (value === "skip") return true;
  else if (!absent(value) && value !== "clamp") {
    report(issues, "month_end", typeof value === "string" ? "unknown_choice" : "not_a_string");
  }
  return false;
}

/** A list of weekdays in canonical form. */
export function weekDays(issues: Issue[], value: unknown, allowed: boolean): string {
  const field = "week_recur_days";
  if (!allowed || absent(value)) refuse(issues, field, value, allowed);
  else if (typeof value !== "string") report(issues, field, "not_a_string");
  else {
    if (weekDayBits(value) > 0) return value;
    const bits = readWeekDays(value);
    if (typeof bits === "number") return writeWeekDays(bits);
    report(issues, field, bits);
  }
  return "";
}

/** Says why a value that is no integer is none, unless it is rightly absent. */
function refuse(issues: Issue[], field: RuleField, value: unknown, allowed: boolean): void {
  if (!absent(value)) report(issues, field, allowed ? "not_an_integer" : "not_allowed");
  else if (allowed) report(issues, field, "required");
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
