import type { Issue, RuleIssueCode } from "./issue.ts";
import { readWeekDays, weekDayBits, writeWeekDays } from "./week-days.ts";

/** The fields of a rule as they arrive. */
export interface Row {
  readonly scope_type?: unknown;
  readonly day_interval?: unknown;
  readonly week_interval?: unknown;
  readonly week_recur_days?: unknown;
  readonly month_date?: unknown;
  readonly month_interval?: unknown;
  readonly nth_match?: unknown;
  readonly day_of_week?: unknown;
  readonly year_interval?: unknown;
  readonly year_month?: unknown;
  readonly month_end?: unknown;
}

/** No value: a missing key, `null` and the empty string mean the same. */
export function absent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

export function report(issues: Issue[], field: keyof Row, code: RuleIssueCode): void {
  issues.push({ field, code });
}

export function refuseField(issues: Issue[], field: keyof Row, value: unknown): void {
  if (!absent(value)) report(issues, field, "not_allowed");
}

/** An interval, 1 if absent. */
export function interval(issues: Issue[], field: keyof Row, value: unknown): number {
  return absent(value) ? 1 : integer(issues, field, value, 9999);
}

/** A required integer from 1 to `max`; 0 if it is refused. */
export function integer(issues: Issue[], field: keyof Row, value: unknown, max: number): number {
  if (typeof value === "number" && Number.isInteger(value)) {
    if (value >= 1 && value <= max) return value;
    report(issues, field, "out_of_range");
  } else {
    report(issues, field, absent(value) ? "required" : "not_an_integer");
  }
  return 0;
}

/** One of the choices; it may be missing only where `month_date` has been refused already. */
export function choice<Choice extends number>(
  issues: Issue[],
  field: "nth_match" | "day_of_week",
  row: Row,
  choices: readonly Choice[],
): Choice | undefined {
  const value = row[field];
  if (typeof value === "number" && Number.isInteger(value)) {
    const chosen = choices[value / 10 - 1];
    if (chosen === undefined) report(issues, field, "unknown_choice");
    return chosen;
  }
  if (!absent(value)) report(issues, field, "not_an_integer");
  else if (absent(row.month_date)) report(issues, field, "required");
  return undefined;
}

/** Whether `month_end` says skip. */
export function skips(issues: Issue[], value: unknown): boolean {
  if (absent(value) || value === "clamp" || value === "skip") return value === "skip";
  report(issues, "month_end", typeof value === "string" ? "unknown_choice" : "not_a_string");
  return false;
}

/** A required list of weekdays, in canonical form. */
export function weekDays(issues: Issue[], value: unknown): string {
  if (typeof value === "string" && value !== "") {
    if (weekDayBits(value) > 0) return value;
    const bits = readWeekDays(value);
    if (typeof bits === "number") return writeWeekDays(bits);
    report(issues, "week_recur_days", bits);
  } else {
    report(issues, "week_recur_days", absent(value) ? "required" : "not_a_string");
  }
  return "";
}
