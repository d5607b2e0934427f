import { patternOf, strideOf, unitOf } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { dayOfMonth } from "./day-of-month.ts";
import { endMonth, firstOf, lastDay, mondays, monthOf, noDay, shapeOf } from "./months.ts";
import { seek } from "./seek.ts";

/** What `fillDays` fills: all occurrences from `from` to `to`, both inclusive, as far as the array reaches. */
export interface Span {
  readonly anchor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Writes the occurrences of a span into `days`, in order, and returns how many there are.
 *
 * @example
 * const days = new Int32Array(3);
 * fillDays(compile({ scope_type: 10, day_interval: 7 }), { anchor: 0, from: 1, to: 100 }, days); // 3
 * days; // Int32Array.of(7, 14, 21)
 */
export function fillDays(code: Compiled, span: Span, days: Int32Array): number {
  const first = seek(code, span.anchor, span.from);
  const to = Math.min(span.to, lastDay);
  if (first === noDay || first > to) return 0;
  return unitOf(code) > 1 ? fillByMonth(code, first, to, days) : fillByWeek(code, first, to, days);
}

function fillByWeek(code: Compiled, first: number, to: number, days: Int32Array): number {
  const week = firstWeek(code, first);
  const stride = unitOf(code) === 0 ? strideOf(code) : strideOf(code) * 7;
  let size = 0;
  for (const day of week) {
    if (size === days.length || day > to) return size;
    days[size] = day;
    size += 1;
  }
  for (; size < days.length; size += 1) {
    const day = (days[size - week.length] ?? 0) + stride;
    if (day > to) break;
    days[size] = day;
  }
  return size;
}

/** As many occurrences as a period has, from the first on; every later one is a period after one of them. */
function firstWeek(code: Compiled, first: number): number[] {
  if (unitOf(code) === 0) return [first];
  const bits = patternOf(code);
  const weekday = (first + mondays) % 7;
  const monday = first - weekday;
  const found: number[] = [];
  for (let at = weekday; at < 7; at += 1) if ((bits >> at) & 1) found.push(monday + at);
  for (let at = 0; at < weekday; at += 1) if ((bits >> at) & 1) found.push(monday + at + strideOf(code) * 7);
  return found;
}

function fillByMonth(code: Compiled, first: number, to: number, days: Int32Array): number {
  const stride = strideOf(code);
  const row = patternOf(code) - 1;
  let size = 0;
  for (let month = monthOf(first); month < endMonth && size < days.length; month += stride) {
    const date = dayOfMonth(row, shapeOf(month));
    if (date === 0) continue;
    const day = firstOf(month) + date - 1;
    if (day > to) break;
    days[size] = day;
    size += 1;
  }
  return size;
}
