import { longest } from "./months.ts";
import { parseRule } from "./parse-rule.ts";
import type { MonthlyDateRule, MonthlyNthRule, Rule, YearlyDateRule, YearlyNthRule } from "./rule.ts";
import { classNames, monthNames } from "./names.ts";

/**
 * A rule in English; different rules have different texts, so that `parseText` reads them back.
 *
 * @example
 * describe({ scope_type: 40, nth_match: 10, day_of_week: 80, year_month: 3, year_interval: 3 });
 * // "Every 1st workday of every March of every 3 years"
 * @throws {RecurrenceError} with all issues, if the rule is not valid.
 */
export function describe(rule: Rule): string {
  const valid = parseRule(rule);
  switch (valid.scope_type) {
    case 10:
      return `Every ${several(valid.day_interval, "day")}`;
    case 20:
      return `Every ${several(valid.week_interval, "week")} on ${list(valid.week_recur_days)}`;
    case 30:
      return `Every ${what(valid)} of every ${several(valid.month_interval, "month")}${tail(valid, 28, "months")}`;
    default: {
      const years = valid.year_interval === 1 ? "" : ` of every ${valid.year_interval} years`;
      const always = valid.year_month === 2 ? 28 : longest(valid.year_month);
      return `Every ${what(valid)} of every ${monthNames[valid.year_month - 1]}${years}${tail(valid, always, "years")}`;
    }
  }
}

type DayRule = MonthlyDateRule | MonthlyNthRule | YearlyDateRule | YearlyNthRule;

function several(count: number, unit: string): string {
  return count === 1 ? unit : `${count} ${unit}s`;
}

function what(rule: DayRule): string {
  if (rule.month_date !== undefined) return ordinal(rule.month_date);
  return `${rule.nth_match === 50 ? "last" : ordinal(rule.nth_match / 10)} ${classNames[rule.day_of_week / 10 - 1]}`;
}

function ordinal(number: number): string {
  const suffix = number > 10 && number < 14 ? undefined : ["th", "st", "nd", "rd"][number % 10];
  return `${number}${suffix ?? "th"}`;
}

/** Said only of a date that some month in question lacks. */
function tail(rule: DayRule, always: number, unit: string): string {
  if (rule.month_date === undefined || rule.month_date <= always) return "";
  return rule.month_end === "skip"
    ? ` (skipping ${unit} without it)`
    : " (or the last day of a shorter month)";
}

function list(days: string): string {
  return days
    .split(",")
    .map((day) => classNames[Number(day) / 10 - 1])
    .join(", ")
    .replace(/, (\w+)$/, " and $1");
}
