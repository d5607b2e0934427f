import { compile } from "./compile.ts";
import { fromDay, toDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { noDay } from "../calendar/months.ts";
import { anchorOf, boundOf } from "./options.ts";
import type { Options } from "./options.ts";
import type { Rule } from "../rule/rule.ts";
import { seek } from "../calendar/seek.ts";

/**
 * The earliest occurrence strictly after a date, and not before the anchor; `null` if there is none up to
 * 9999-12-31. Without an anchor the date itself is the anchor, as for a deadline.
 *
 * @example
 * const rule = parseRule({ scope_type: 40, nth_match: 10, day_of_week: 80, year_month: 3, year_interval: 3 });
 * nextDate(rule, "2017-03-01"); // "2020-03-02"
 * @throws {RecurrenceError} if the rule or a date is not valid.
 */
export function nextDate(rule: Rule, after: IsoDate, options?: Options): IsoDate | null {
  const day = toDay(after, "after");
  return find(rule, day, day + 1, options);
}

/**
 * The earliest occurrence on or after a day, and not before the anchor (by default the day); `null` if there
 * is none.
 *
 * @example
 * firstOnOrAfter({ scope_type: 20, week_interval: 1, week_recur_days: "50" }, "2017-03-03"); // "2017-03-03"
 * @throws {RecurrenceError} if the rule or a date is not valid.
 */
export function firstOnOrAfter(rule: Rule, day: IsoDate, options?: Options): IsoDate | null {
  const from = toDay(day, "day");
  return find(rule, from, from, options);
}

/**
 * Whether a day is an occurrence of the series from the anchor on (by default the day).
 *
 * @example
 * isOccurrence({ scope_type: 10, day_interval: 2 }, "2017-03-02", { anchor: "2017-03-01" }); // false
 * @throws {RecurrenceError} if the rule or a date is not valid.
 */
export function isOccurrence(rule: Rule, day: IsoDate, options?: Options): boolean {
  return firstOnOrAfter(rule, day, options) === day;
}

function find(rule: Rule, day: number, from: number, options: Options | undefined): IsoDate | null {
  const code = compile(rule);
  const anchor = anchorOf(options, day);
  const found = seek(code, anchor, from);
  if (found === noDay) return null;
  if (options?.end !== undefined && found > boundOf(options, code, anchor)) return null;
  return fromDay(found);
}
