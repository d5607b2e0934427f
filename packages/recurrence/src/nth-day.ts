import { strideOf, unitOf } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { fillDays } from "./fill-days.ts";
import { lastDay, noDay } from "./months.ts";
import { seek } from "./seek.ts";

/** The `count`-th occurrence from the anchor on, or `lastDay` if the series has fewer. */
export function nthDay(code: Compiled, anchor: number, count: number): number {
  return unitOf(code) > 1 ? nthInMonths(code, anchor, count) : nthInWeeks(code, anchor, count);
}

/** A period has the same number of occurrences in daily and weekly rules, so that whole periods are skipped. */
function nthInWeeks(code: Compiled, anchor: number, count: number): number {
  const daily = unitOf(code) === 0;
  const days = new Int32Array(7);
  const first = seek(code, anchor, anchor);
  if (first === noDay) return lastDay;
  const stride = daily ? strideOf(code) : strideOf(code) * 7;
  const size = fillDays(code, { anchor, from: first, to: first + stride - 1 }, days);
  const whole = Math.floor((count - 1) / size);
  return Math.min(lastDay, (days[(count - 1) % size] ?? 0) + whole * stride);
}

/** Months may lack the day; a whole series is at most 120,000 months. */
function nthInMonths(code: Compiled, anchor: number, count: number): number {
  const days = new Int32Array(Math.min(count, 120_000));
  const size = fillDays(code, { anchor, from: anchor, to: lastDay }, days);
  return count <= size ? (days[count - 1] ?? 0) : lastDay;
}
