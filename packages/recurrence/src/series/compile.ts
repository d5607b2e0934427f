import { dateRow, nthRow } from "../calendar/day-of-month.ts";
import { longest } from "../calendar/months.ts";
import { parseRule } from "../rule/parse-rule.ts";
import type { MonthlyDateRule, MonthlyNthRule, Rule, YearlyDateRule, YearlyNthRule } from "../rule/rule.ts";
import { weekDayBits } from "../rule/week-days.ts";

/**
 * A rule as one positive integer of 27 bits: equal rules are equal numbers, and 100,000 of them are one `Int32Array`.
 *
 * From the low end: unit (day 0, week 1, month 2, year 3), month (January 0) in 4 bits, pattern (weekdays as
 * bits, or the row of the day of the month plus 1) in 7 bits, interval in 14 bits.
 */
export type Compiled = number;

/**
 * The integer form of a rule, for work in bulk.
 *
 * @example
 * compile({ scope_type: 10, day_interval: 3 }) === compile(parseRule({ scope_type: 10, day_interval: 3 })); // true
 * @throws {RecurrenceError} with all issues, if the rule is not valid.
 */
export function compile(rule: Rule): Compiled {
  return pack(rule) || pack(parseRule(rule));
}

export function unitOf(code: Compiled): number {
  return code & 3;
}

export function patternOf(code: Compiled): number {
  return (code >> 6) & 127;
}

export function intervalOf(code: Compiled): number {
  return code >> 13;
}

/** Days, weeks or months from one period of the rule to the next. */
export function strideOf(code: Compiled): number {
  return unitOf(code) === 3 ? intervalOf(code) * 12 : intervalOf(code);
}

/** For a yearly rule: its month, January 0. */
export function monthIn(code: Compiled): number {
  return (code >> 2) & 15;
}

/** The date that every month in question has: 28, or that of the one month of a yearly rule. */
export function commonDate(code: Compiled): number {
  return unitOf(code) < 3 || monthIn(code) === 1 ? 28 : longest(monthIn(code) + 1);
}

/** 0 for anything but a canonical rule. */
function pack(rule: Rule): Compiled {
  if (typeof rule !== "object" || rule === null) return 0;
  switch (rule.scope_type) {
    case 10:
      return join(0, 0, 1, rule.day_interval);
    case 20:
      return join(1, 0, weekDayBits(rule.week_recur_days), rule.week_interval);
    case 30:
      return join(2, 0, rowOf(rule), rule.month_interval);
    case 40:
      return inRange(rule.year_month, 12) ? join(3, rule.year_month - 1, rowOf(rule), rule.year_interval) : 0;
    default:
      return 0;
  }
}

/** The row of a rule in the table of days of a month, plus 1; 0 if there is none. */
function rowOf(rule: MonthlyDateRule | MonthlyNthRule | YearlyDateRule | YearlyNthRule): number {
  const date = rule.month_date;
  if (date !== undefined) return inRange(date, 31) ? dateRow(date, rule.month_end === "skip") + 1 : 0;
  const nth = rule.nth_match / 10;
  const days = rule.day_of_week / 10;
  return inRange(nth, 5) && inRange(days, 10) ? nthRow(nth * 10, days * 10) + 1 : 0;
}

function join(unit: number, month: number, pattern: number, interval: number): Compiled {
  return pattern > 0 && inRange(interval, 9999) ? (interval << 13) | (pattern << 6) | (month << 2) | unit : 0;
}

function inRange(value: number, max: number): boolean {
  return value >= 1 && value <= max && Number.isInteger(value);
}
