import { patternOf, strideOf, unitOf } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { nthOfRow, pick } from "./day-of-month.ts";
import { endMonth, firstOf, lastDay, monthOf, noDay } from "./months.ts";
import { nthDay } from "./nth-day.ts";
import { phaseOf, seek } from "./seek.ts";
import { isWeekendDay, isWorkday } from "./work-calendar.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** A rule from an anchor on, by a calendar. */
export interface Series {
  readonly code: Compiled;
  readonly anchor: number;
  readonly calendar: WorkCalendar;
}

/** The first date of the rule on or after `from` and the anchor; `noDay` if there is none. */
export function nominalFrom(series: Series, from: number): number {
  const { anchor, code } = series;
  const nth = hookedNth(series);
  if (nth === 0) return seek(code, anchor, from);
  const start = Math.max(from, anchor);
  const stride = strideOf(code);
  const phase = phaseOf(code, anchor);
  const gap = Math.max(0, monthOf(start) - phase);
  let month = phase + Math.ceil(gap / stride) * stride;
  for (let tried = 0; tried <= tries && month < endMonth; tried += 1, month += stride) {
    const day = pick(daysOf(series, month), nth, noDay);
    if (day >= start) return day;
  }
  return noDay;
}

/** The `count`-th date of the rule from the anchor on, or `lastDay` if it has fewer. */
export function nthNominal(series: Series, count: number): number {
  if (hookedNth(series) === 0) return nthDay(series.code, series.anchor, count);
  let day = series.anchor - 1;
  for (let seen = 0; seen < count; seen += 1) {
    day = nominalFrom(series, day + 1);
    if (day === noDay) return lastDay;
  }
  return day;
}

/** A calendar that leaves this many periods in a row without the day is taken to leave all. */
const tries = 400;

/** `nth_match` if the rule counts days that a hook decides, else 0. */
function hookedNth({ calendar, code }: Series): number {
  if (unitOf(code) < 2) return 0;
  const { nth, dayOfWeek } = nthOfRow(patternOf(code) - 1);
  const hooked = (dayOfWeek === 80 && calendar.isWorkday) || (dayOfWeek === 90 && calendar.isWeekendDay);
  return hooked ? nth : 0;
}

function daysOf({ calendar, code }: Series, month: number): number[] {
  const counts = nthOfRow(patternOf(code) - 1).dayOfWeek === 80 ? isWorkday : isWeekendDay;
  const days: number[] = [];
  const end = firstOf(month + 1);
  for (let day = firstOf(month); day < end; day += 1) if (counts(calendar, day)) days.push(day);
  return days;
}
