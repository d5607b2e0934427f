import { compile } from "./compile.ts";
import { fromDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { noDay } from "../calendar/months.ts";
import { dateByCalendar } from "../calendar/date-by-calendar.ts";
import { seek } from "../calendar/seek.ts";
import { startOf } from "./occurrences.ts";
import type { OccurrenceOptions } from "./occurrences.ts";
import { boundOf } from "./options.ts";
import type { Options } from "./options.ts";
import type { Rule } from "../rule/rule.ts";
import { adjustDay } from "../calendar/work-calendar.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** A date of the rule, and the workday it is moved to. */
export interface Term {
  readonly nominal: IsoDate;
  readonly date: IsoDate;
}

/**
 * The terms of a series by a calendar of workdays, oldest first; `after` is a nominal date.
 *
 * Steps go from nominal dates, since an adjusted one may lie in another period. Of several nominal dates that
 * move to one workday only the first is a term. The list ends where the calendar has no workday for a year.
 *
 * @example
 * const payday = parseRule({ scope_type: 30, month_date: 31 });
 * terms(payday, { anchor: "2023-03-01", limit: 2, adjust: "modified_following" });
 * // [{ nominal: "2023-03-31", date: "2023-03-31" }, { nominal: "2023-04-30", date: "2023-04-28" }]
 * @throws {RecurrenceError} if the rule or an option is not valid; what a hook throws passes through.
 */
export function terms(rule: Rule, options: OccurrenceOptions & WorkCalendar): Term[] {
  const { anchor, from, limit } = startOf(options);
  const code = compile(rule);
  const dateIn = dateByCalendar(code, options);
  const bound = boundOf(options, code, anchor, dateIn);
  let taken = noDay;
  if (options.after !== undefined && seek(code, anchor, from - 1, dateIn) === from - 1) {
    taken = adjustDay(options, from - 1);
  }
  const found: Term[] = [];
  for (let next = from; found.length < limit; next += 1) {
    next = seek(code, anchor, next, dateIn);
    const date = next === noDay || next > bound ? noDay : adjustDay(options, next);
    if (date === noDay) break;
    if (date !== taken) found.push({ nominal: fromDay(next), date: fromDay(date) });
    taken = date;
  }
  return found;
}

/**
 * The first term whose nominal date is later than a nominal date (by default also the anchor); `null` if there
 * is none.
 *
 * @example
 * const endOfYear = parseRule({ scope_type: 40, month_date: 31, year_month: 12 });
 * nextTerm(endOfYear, "2021-12-31", { adjust: "following" }); // { nominal: "2022-12-31", date: "2023-01-02" }
 * @throws {RecurrenceError} if the rule or an option is not valid; what a hook throws passes through.
 */
export function nextTerm(rule: Rule, after: IsoDate, options?: Options & WorkCalendar): Term | null {
  return terms(rule, { ...options, after, limit: 1 })[0] ?? null;
}
