import { parseRule, validate } from "../src/index.ts";
import type { Rule } from "../src/index.ts";

/** Ends of months and years, leap days, the days around them, and days in the middle. */
export const anchors: readonly string[] = [
  "2017-03-01",
  "2024-02-29",
  "2024-01-31",
  "2023-12-31",
  "2025-01-01",
  "2096-02-29",
  "1999-11-30",
  "1969-12-31",
  "2016-08-14",
  "2025-03-30",
  "2026-06-15",
  "1970-01-01",
];

/** Every form with every day, and intervals that share factors with weeks, years and leap years, or do not. */
export function grid(): Rule[] {
  return [...new Map([...rules()].map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** With repeats: where every month in question has a date, skip is no different rule. */
function* rules(): Generator<Rule> {
  for (const day_interval of [1, 2, 3, 5, 7, 10, 14, 28, 30, 31, 90, 365, 366, 1000]) {
    yield* valid({ scope_type: 10, day_interval });
  }
  for (let set = 1; set < 128; set += 1) {
    const week_recur_days = [10, 20, 30, 40, 50, 60, 70].filter((_, at) => (set >> at) & 1).join();
    for (const week_interval of [1, 2, 3, 5])
      yield* valid({ scope_type: 20, week_interval, week_recur_days });
  }
  const days: object[] = [];
  for (let month_date = 1; month_date <= 31; month_date += 1) {
    days.push({ month_date });
    if (month_date > 28) days.push({ month_date, month_end: "skip" });
  }
  for (let nth_match = 10; nth_match <= 50; nth_match += 10) {
    for (let day_of_week = 10; day_of_week <= 100; day_of_week += 10) days.push({ nth_match, day_of_week });
  }
  for (const day of days) {
    for (const month_interval of [1, 2, 3, 5, 6, 7, 12, 18])
      yield* valid({ scope_type: 30, month_interval, ...day });
    for (let year_month = 1; year_month <= 12; year_month += 1) {
      for (const year_interval of [1, 2, 4])
        yield* valid({ scope_type: 40, year_interval, year_month, ...day });
    }
  }
}

function* valid(row: object): Generator<Rule> {
  if (validate(row).length === 0) yield parseRule(row);
}
