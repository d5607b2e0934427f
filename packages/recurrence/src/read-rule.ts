import { absent, choice, integer, interval, refuseField, report, skips, weekDays } from "./read-field.ts";
import type { Row } from "./read-field.ts";
import type { Issue } from "./issue.ts";
import { longest } from "./months.ts";
import type { DayOfWeek, NthMatch, Rule } from "./rule.ts";

/** Reads a rule field by field, adds what is wrong to `issues`, and returns the rule if nothing is. */
export function readRule(input: unknown, issues: Issue[]): Rule | undefined {
  const row = isRow(input) ? input : {};
  const scope = row.scope_type;
  if (scope === 10) return readDaily(row, issues);
  if (scope === 20) return readWeekly(row, issues);
  if (scope === 30) return readMonthly(row, issues);
  if (scope === 40) return readYearly(row, issues);
  report(
    issues,
    "scope_type",
    absent(scope) ? "required" : Number.isInteger(scope) ? "unknown_choice" : "not_an_integer",
  );
  return undefined;
}

const nths: readonly NthMatch[] = [10, 20, 30, 40, 50];
const daysOfWeek: readonly DayOfWeek[] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

function isRow(input: unknown): input is Row {
  return typeof input === "object" && input !== null;
}

function readDaily(row: Row, issues: Issue[]): Rule | undefined {
  const day_interval = interval(issues, "day_interval", row.day_interval);
  refuseWeek(row, issues);
  refuseMonth(row, issues);
  return issues.length > 0 ? undefined : { scope_type: 10, day_interval };
}

function readWeekly(row: Row, issues: Issue[]): Rule | undefined {
  const week_interval = interval(issues, "week_interval", row.week_interval);
  const week_recur_days = weekDays(issues, row.week_recur_days);
  refuseField(issues, "day_interval", row.day_interval);
  refuseMonth(row, issues);
  return issues.length > 0 ? undefined : { scope_type: 20, week_interval, week_recur_days };
}

function readMonthly(row: Row, issues: Issue[]): Rule | undefined {
  const month_interval = interval(issues, "month_interval", row.month_interval);
  refuseField(issues, "day_interval", row.day_interval);
  refuseWeek(row, issues);
  refuseYear(row, issues);
  if (isNth(row, issues)) {
    const nth_match = choice(issues, "nth_match", row, nths);
    const day_of_week = choice(issues, "day_of_week", row, daysOfWeek);
    return nth_match === undefined || day_of_week === undefined || issues.length > 0
      ? undefined
      : { scope_type: 30, nth_match, day_of_week, month_interval };
  }
  const month_date = integer(issues, "month_date", row.month_date, 31);
  const skip = skips(issues, row.month_end);
  if (issues.length > 0) return undefined;
  return skip && month_date > 28
    ? { scope_type: 30, month_date, month_end: "skip", month_interval }
    : { scope_type: 30, month_date, month_interval };
}

function readYearly(row: Row, issues: Issue[]): Rule | undefined {
  const year_interval = interval(issues, "year_interval", row.year_interval);
  const year_month = integer(issues, "year_month", row.year_month, 12);
  refuseField(issues, "day_interval", row.day_interval);
  refuseWeek(row, issues);
  refuseField(issues, "month_interval", row.month_interval);
  if (isNth(row, issues)) {
    const nth_match = choice(issues, "nth_match", row, nths);
    const day_of_week = choice(issues, "day_of_week", row, daysOfWeek);
    return nth_match === undefined || day_of_week === undefined || issues.length > 0
      ? undefined
      : { scope_type: 40, nth_match, day_of_week, year_interval, year_month };
  }
  const month_date = integer(issues, "month_date", row.month_date, 31);
  const skip = skips(issues, row.month_end);
  if (skip && year_month > 0 && month_date > longest(year_month))
    report(issues, "month_date", "never_occurs");
  if (issues.length > 0) return undefined;
  return skip && year_month === 2 && month_date === 29
    ? { scope_type: 40, month_date, month_end: "skip", year_interval, year_month }
    : { scope_type: 40, month_date, year_interval, year_month };
}

/** Whether the rule names its day by `nth_match` and `day_of_week`. */
function isNth(row: Row, issues: Issue[]): boolean {
  if (absent(row.nth_match) && absent(row.day_of_week)) return false;
  if (!absent(row.month_date)) report(issues, "month_date", "conflict");
  refuseField(issues, "month_end", row.month_end);
  return true;
}

function refuseWeek(row: Row, issues: Issue[]): void {
  refuseField(issues, "week_interval", row.week_interval);
  refuseField(issues, "week_recur_days", row.week_recur_days);
}

function refuseMonth(row: Row, issues: Issue[]): void {
  refuseField(issues, "month_date", row.month_date);
  refuseField(issues, "month_interval", row.month_interval);
  refuseField(issues, "nth_match", row.nth_match);
  refuseField(issues, "day_of_week", row.day_of_week);
  refuseField(issues, "month_end", row.month_end);
  refuseYear(row, issues);
}

function refuseYear(row: Row, issues: Issue[]): void {
  refuseField(issues, "year_interval", row.year_interval);
  refuseField(issues, "year_month", row.year_month);
}
