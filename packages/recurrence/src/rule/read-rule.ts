import type { Issue } from "./issue.ts";
import { longest } from "../calendar/months.ts";
import { absent, choice, integer, interval, report, skips, weekDays } from "./read-field.ts";
import type { RuleField } from "./read-field.ts";
import type { DayOfWeek, NthMatch, Rule } from "./rule.ts";

/** The fields of a rule as they arrive. */
type Row = { readonly [Field in RuleField]?: unknown };

/** Reads a rule, adds what is wrong to `issues` in the order of the fields, and returns the rule if nothing is. */
export function readRule(input: unknown, issues: Issue[]): Rule | undefined {
  const row: Row = isRow(input) ? input : {};
  const scope = choice(issues, "scope_type", row.scope_type, scopes);
  if (scope === undefined) return undefined;
  const byNth = scope > 20 && !(absent(row.nth_match) && absent(row.day_of_week));
  const byDate = scope > 20 && !byNth;
  const day_interval = interval(issues, "day_interval", row.day_interval, scope === 10);
  const week_interval = interval(issues, "week_interval", row.week_interval, scope === 20);
  const week_recur_days = weekDays(issues, row.week_recur_days, scope === 20);
  const conflict = byNth && !absent(row.month_date);
  if (conflict) report(issues, "month_date", "conflict");
  const month_date = conflict ? 0 : integer(issues, "month_date", row.month_date, byDate ? 31 : 0);
  const month_interval = interval(issues, "month_interval", row.month_interval, scope === 30);
  const nth_match = choice(issues, "nth_match", row.nth_match, byNth ? nths : none);
  const day_of_week = choice(issues, "day_of_week", row.day_of_week, byNth ? classes : none);
  const year_interval = interval(issues, "year_interval", row.year_interval, scope === 40);
  const year_month = integer(issues, "year_month", row.year_month, scope === 40 ? 12 : 0);
  const skip = skips(issues, row.month_end, byDate);
  if (skip && year_month > 0 && month_date > longest(year_month))
    report(issues, "month_date", "never_occurs");
  if (issues.length > 0) return undefined;
  if (scope === 10) return { scope_type: scope, day_interval };
  if (scope === 20) return { scope_type: scope, week_interval, week_recur_days };
  if (nth_match !== undefined && day_of_week !== undefined) {
    return scope === 30
      ? { scope_type: scope, nth_match, day_of_week, month_interval }
      : { scope_type: scope, nth_match, day_of_week, year_interval, year_month };
  }
  const rule: Rule =
    scope === 30
      ? { scope_type: scope, month_date, month_interval }
      : { scope_type: scope, month_date, year_interval, year_month };
  // Where every month in question has the date, skip means nothing; 0 stands for all months.
  const lacks = month_date > 28 && (year_month === 0 || year_month === 2);
  return skip && lacks ? { ...rule, month_end: "skip" } : rule;
}

const none: readonly never[] = [];
const scopes = [10, 20, 30, 40] as const;
const nths: readonly NthMatch[] = [10, 20, 30, 40, 50];
const classes: readonly DayOfWeek[] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

function isRow(input: unknown): input is Row {
  return typeof input === "object" && input !== null;
}
