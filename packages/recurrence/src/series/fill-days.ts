import { patternOf, strideOf, unitOf } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { dayOfMonth } from "../calendar/day-of-month.ts";
import {
  cycleDays,
  cycleMonths,
  firstOf,
  lastDay,
  monthOf,
  noDay,
  offsets,
  shapes,
} from "../calendar/months.ts";
import { seek } from "../calendar/seek.ts";

/** All occurrences of a series with this anchor from `from` to `to`, both inclusive. */
export interface Span {
  readonly anchor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Writes the occurrences of a span into `days`, in order, as far as it reaches, and returns how many they are.
 *
 * @example
 * const days = new Int32Array(3);
 * fillDays(compile({ scope_type: 10, day_interval: 7 }), { anchor: 0, from: 1, to: 100 }, days); // 3
 * [...days]; // [7, 14, 21]
 */
export function fillDays(code: Compiled, span: Span, days: Int32Array): number {
  const first = seek(code, span.anchor, span.from);
  const to = Math.min(span.to, lastDay);
  if (first === noDay || first > to) return 0;
  return unitOf(code) > 1 ? fillByMonth(code, first, to, days) : fillByWeek(code, first, to, days);
}

/** A period has the same days as the one before: every day repeats the one as many places back as it has days. */
function fillByWeek(code: Compiled, first: number, to: number, days: Int32Array): number {
  const stride = strideOf(code) * (unitOf(code) === 0 ? 1 : 7);
  let back = 0;
  for (let day = first; day < first + stride && day <= to && day !== noDay && back < days.length; back += 1) {
    days[back] = day;
    day = seek(code, first, day + 1);
  }
  for (let size = back; size < days.length; size += 1) {
    const day = (days[size - back] ?? 0) + stride;
    if (day > to) return size;
    days[size] = day;
  }
  return days.length;
}

/** Steps through the table of the cycle, without a division for each month. */
function fillByMonth(code: Compiled, first: number, to: number, days: Int32Array): number {
  const row = patternOf(code) - 1;
  const cycles = Math.floor(strideOf(code) / cycleMonths);
  const stride = strideOf(code) % cycleMonths;
  let at = monthOf(first) % cycleMonths;
  let before = firstOf(monthOf(first)) - (offsets[at] ?? 0) - 1;
  let size = 0;
  while (size < days.length) {
    const date = dayOfMonth(row, shapes[at] ?? 0);
    const day = before + (offsets[at] ?? 0) + date;
    if (day > to) break;
    if (date > 0) {
      days[size] = day;
      size += 1;
    }
    at += stride;
    before += cycles * cycleDays;
    if (at >= cycleMonths) {
      at -= cycleMonths;
      before += cycleDays;
    }
  }
  return size;
}
