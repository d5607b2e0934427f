import { toDay } from "./iso-date.ts";
import { longest } from "./months.ts";
import type { End } from "./options.ts";
import { parseRule } from "./parse-rule.ts";
import type { MonthlyDateRule, MonthlyNthRule, Rule, YearlyDateRule, YearlyNthRule } from "./rule.ts";
import { classCodes, weekDayCodes } from "./rrule-days.ts";

/**
 * The value of the RFC 5545 `RRULE` with the same dates, for a DTSTART in the anchor's period.
 *
 * A clamped 29 or 30 becomes the last of the days 28 to it, since plain `BYMONTHDAY=30` skips short months.
 *
 * @example
 * toRRule({ scope_type: 30, month_date: 30, month_interval: 3 });
 * // "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1"
 * @throws {RecurrenceError} if the rule or its end is not valid.
 */
export function toRRule(rule: Rule, end?: End): string {
  return rruleOf(parseRule(rule)) + endPart(end);
}

function rruleOf(rule: Rule): string {
  switch (rule.scope_type) {
    case 10:
      return frequency("DAILY", rule.day_interval);
    case 20: {
      const days = rule.week_recur_days.split(",").map((day) => weekDayCodes[Number(day) / 10 - 1]);
      return `${frequency("WEEKLY", rule.week_interval)};WKST=MO;BYDAY=${days.join()}`;
    }
    case 30:
      return frequency("MONTHLY", rule.month_interval) + dayPart(rule, 31);
    default:
      return `${frequency("YEARLY", rule.year_interval)};BYMONTH=${rule.year_month}${dayPart(rule, longest(rule.year_month))}`;
  }
}

function frequency(name: string, interval: number): string {
  return `FREQ=${name}${interval === 1 ? "" : `;INTERVAL=${interval}`}`;
}

/** The day of a month that has at most `length` days; all months are meant by 31 unless a year's month is. */
function dayPart(
  rule: MonthlyDateRule | MonthlyNthRule | YearlyDateRule | YearlyNthRule,
  length: number,
): string {
  if (rule.month_date === undefined) {
    const nth = rule.nth_match === 50 ? -1 : rule.nth_match / 10;
    const days = classCodes(rule.day_of_week);
    return rule.day_of_week < 80 ? `;BYDAY=${nth}${days}` : `;BYDAY=${days};BYSETPOS=${nth}`;
  }
  const date = rule.month_date;
  const always = rule.scope_type === 40 && length > 29 ? length : 28;
  if (rule.month_end === "skip" || date <= always) return `;BYMONTHDAY=${date}`;
  if (date >= length) return ";BYMONTHDAY=-1";
  return `;BYMONTHDAY=${date === 29 ? "28,29" : "28,29,30"};BYSETPOS=-1`;
}

function endPart(end: End | undefined): string {
  if (end?.until === undefined) return end === undefined ? "" : `;COUNT=${end.count}`;
  toDay(end.until, "until");
  return `;UNTIL=${end.until.replaceAll("-", "")}`;
}
