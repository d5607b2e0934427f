import { commonDate, compile, intervalOf, monthIn, patternOf, unitOf } from "../series/compile.ts";
import { readRow } from "../calendar/day-of-month.ts";
import { classNames, monthNames, weekdayList } from "./names.ts";
import type { Rule } from "./rule.ts";

/**
 * A rule in English; different rules have different texts, so that `parseText` reads them back.
 *
 * @example
 * describe({ scope_type: 40, nth_match: 10, day_of_week: 80, year_month: 3, year_interval: 3 });
 * // "Every 1st workday of every March of every 3 years"
 * @throws {RecurrenceError} with all issues, if the rule is not valid.
 */
export function describe(rule: Rule): string {
  const code = compile(rule);
  const unit = ["day", "week", "month", "year"][unitOf(code)];
  const interval = intervalOf(code);
  const periods = interval === 1 ? unit : `${interval} ${unit}s`;
  if (unitOf(code) === 0) return `Every ${periods}`;
  if (unitOf(code) === 1) {
    return `Every ${periods} on ${weekdayList(classNames, patternOf(code), ", ").replace(/, (\w+)$/, " and $1")}`;
  }
  const { date, dayOfWeek, nth, skip } = readRow(patternOf(code) - 1);
  const day =
    date > 0 ? ordinal(date) : `${nth > 40 ? "last" : ordinal(nth / 10)} ${classNames[dayOfWeek / 10 - 1]}`;
  const years = interval === 1 ? "" : ` of every ${periods}`;
  const when = unitOf(code) === 2 ? periods : monthNames[monthIn(code)] + years;
  // Said only of a date that some month in question lacks.
  const end = skip ? ` (skipping ${unit}s without it)` : " (or the last day of a shorter month)";
  return `Every ${day} of every ${when}${date > commonDate(code) ? end : ""}`;
}

function ordinal(number: number): string {
  const teens = number > 10 && number < 14;
  return `${number}${(!teens && ["", "st", "nd", "rd"][number % 10]) || "th"}`;
}
