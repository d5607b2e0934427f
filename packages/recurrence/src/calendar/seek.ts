import { monthIn, patternOf, strideOf, unitOf } from "../series/compile.ts";
import type { Compiled } from "../series/compile.ts";
import { dayOfMonth } from "./day-of-month.ts";
import { endMonth, firstOf, lastDay, mondays, monthOf, noDay, shapeOf } from "./months.ts";

/** The day of a month that a calendar of workdays makes the rule's; 0 if there is none. */
export type DateIn = (month: number) => number;

/** The first occurrence on or after `from`, and on or after the anchor, in closed form; `noDay` if there is none. */
export function seek(code: Compiled, anchor: number, from: number, dateIn?: DateIn): number {
  const start = from > anchor ? from : anchor;
  const unit = unitOf(code);
  if (unit > 1) return seekInMonths(code, anchor, start, dateIn);
  const day = unit === 0 ? seekInDays(code, anchor, start) : seekInWeeks(code, anchor, start);
  return day > lastDay ? noDay : day;
}

function seekInDays(code: Compiled, anchor: number, start: number): number {
  const stride = strideOf(code);
  const late = (start - anchor) % stride;
  return late === 0 ? start : start + stride - late;
}

function seekInWeeks(code: Compiled, anchor: number, start: number): number {
  const stride = strideOf(code);
  const days = patternOf(code);
  let week = ((start + mondays) / 7) | 0;
  let rest = (days >> (start + mondays - week * 7)) << (start + mondays - week * 7);
  const late = (week - (((anchor + mondays) / 7) | 0)) % stride;
  if (late > 0 || rest === 0) {
    week += stride - late;
    rest = days;
  }
  return week * 7 - mondays + 31 - Math.clz32(rest & -rest);
}

/**
 * A day that some months lack is missing at most 12 times in a row, unless it is February 29, and that one
 * repeats with the 400 years of the calendar. A calendar of workdays that leaves out as many is taken to have none.
 */
const tries = 400;

function seekInMonths(code: Compiled, anchor: number, start: number, dateIn?: DateIn): number {
  const stride = strideOf(code);
  const row = patternOf(code) - 1;
  let month = monthOf(anchor);
  if (unitOf(code) === 3) month += monthIn(code) - (month % 12);
  const gap = monthOf(start) - month;
  if (gap > 0) {
    const late = gap % stride;
    month += late === 0 ? gap : gap + stride - late;
  }
  for (let tried = 0; tried <= tries && month < endMonth; tried += 1, month += stride) {
    const date = dateIn === undefined ? dayOfMonth(row, shapeOf(month)) : dateIn(month);
    if (date === 0) continue;
    const day = firstOf(month) + date - 1;
    if (day >= start) return day;
  }
  return noDay;
}
