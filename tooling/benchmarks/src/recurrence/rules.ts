import { parseRule, toRRule } from "@riskloom/recurrence";
import type { Rule } from "@riskloom/recurrence";

export interface Subject {
  readonly name: string;
  /** As a database returns it: every column of the table, null where the form has none. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly rule: Rule;
  readonly rrule: string;
}

const columns = [
  "scope_type",
  "day_interval",
  "week_interval",
  "week_recur_days",
  "month_date",
  "month_interval",
  "nth_match",
  "day_of_week",
  "year_interval",
  "year_month",
  "month_end",
];

/** All series start here. */
export const anchor = "2017-03-01";

/** Nine rules over the six forms; the fourth and the sixth are the slowest and the fastest for others. */
export const subjects: readonly Subject[] = [
  subject("daily, every 3", { scope_type: 10, day_interval: 3 }),
  subject("weekly, 2, Mon Wed Fri", { scope_type: 20, week_interval: 2, week_recur_days: "10,30,50" }),
  subject("monthly 31 clamp", { scope_type: 30, month_date: 31, month_interval: 1 }),
  subject("monthly last workday", { scope_type: 30, nth_match: 50, day_of_week: 80, month_interval: 1 }),
  subject("yearly March 15", { scope_type: 40, month_date: 15, year_month: 3, year_interval: 1 }),
  subject("1st workday of March, 3 years", {
    scope_type: 40,
    nth_match: 10,
    day_of_week: 80,
    year_month: 3,
    year_interval: 3,
  }),
  subject("monthly 30 skip", { scope_type: 30, month_date: 30, month_end: "skip", month_interval: 1 }),
  subject("2nd Tuesday, 3 months", { scope_type: 30, nth_match: 20, day_of_week: 20, month_interval: 3 }),
  subject("yearly last Friday of November", {
    scope_type: 40,
    nth_match: 50,
    day_of_week: 50,
    year_month: 11,
    year_interval: 1,
  }),
];

/** February 29 of odd years. */
export const never: Subject = subject("never", {
  scope_type: 40,
  month_date: 29,
  month_end: "skip",
  year_month: 2,
  year_interval: 2,
});

export function toRow(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map((column) => [column, fields[column] ?? null]));
}

function subject(name: string, fields: Readonly<Record<string, unknown>>): Subject {
  const rule = parseRule(fields);
  return { name, row: toRow(fields), rule, rrule: toRRule(rule) };
}
