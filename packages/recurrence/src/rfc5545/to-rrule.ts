import { basic } from "./ics-text.ts";
import { commonDate, compile, intervalOf, monthIn, patternOf, unitOf } from "../series/compile.ts";
import { readRow, weekdaysOf } from "../calendar/day-of-month.ts";
import { fromDay, toDay } from "../calendar/iso-date.ts";
import { longest } from "../calendar/months.ts";
import { weekdayCodes, weekdayList } from "../rule/names.ts";
import type { End } from "../series/options.ts";
import type { Rule } from "../rule/rule.ts";

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
  const code = compile(rule);
  const unit = unitOf(code);
  const interval = intervalOf(code);
  const month = monthIn(code) + 1;
  let text = `FREQ=${["DAI", "WEEK", "MONTH", "YEAR"][unit]}LY`;
  if (interval > 1) text += `;INTERVAL=${interval}`;
  if (unit === 1) text += `;WKST=MO;BYDAY=${weekdayList(weekdayCodes, patternOf(code), ",")}`;
  if (unit === 3) text += `;BYMONTH=${month}`;
  if (unit > 1)
    text += dayPart(readRow(patternOf(code) - 1), commonDate(code), unit === 2 ? 31 : longest(month));
  if (end?.until !== undefined) text += `;UNTIL=${basic(fromDay(toDay(end.until, "until")))}`;
  return end?.count === undefined ? text : `${text};COUNT=${end.count}`;
}

/** The day of months that have from `shortest` to `longest` days. */
function dayPart(
  { date, dayOfWeek, nth, skip }: ReturnType<typeof readRow>,
  shortest: number,
  longest: number,
): string {
  if (nth > 0) {
    const position = nth > 40 ? -1 : nth / 10;
    const days = weekdayList(weekdayCodes, weekdaysOf(dayOfWeek), ",");
    return dayOfWeek < 80 ? `;BYDAY=${position}${days}` : `;BYDAY=${days};BYSETPOS=${position}`;
  }
  if (skip || date <= shortest) return `;BYMONTHDAY=${date}`;
  return date < longest ? `;BYMONTHDAY=28,29${date > 29 ? ",30" : ""};BYSETPOS=-1` : ";BYMONTHDAY=-1";
}
