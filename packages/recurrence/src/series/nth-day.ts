import { strideOf, unitOf } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { fillDays } from "./fill-days.ts";
import { lastDay, noDay } from "../calendar/months.ts";
import { seek } from "../calendar/seek.ts";
import type { DateIn } from "../calendar/seek.ts";

/** The `count`-th occurrence from the anchor on, or `lastDay` if the series has fewer. */
export function nthDay(code: Compiled, anchor: number, count: number, dateIn?: DateIn): number {
  let day = seek(code, anchor, anchor, dateIn);
  if (unitOf(code) < 2) return nthInWeeks(code, day, count);
  for (let seen = 1; seen < count && day !== noDay; seen += 1) day = seek(code, anchor, day + 1, dateIn);
  return day === noDay ? lastDay : day;
}

/** Every period has as many occurrences as the first, so that whole periods are leapt over. */
function nthInWeeks(code: Compiled, first: number, count: number): number {
  const stride = strideOf(code) * (unitOf(code) === 0 ? 1 : 7);
  const days = new Int32Array(7);
  const size = fillDays(code, { anchor: first, from: first, to: first + stride - 1 }, days);
  const whole = Math.floor((count - 1) / size);
  return size === 0 ? lastDay : Math.min(lastDay, (days[(count - 1) % size] ?? 0) + whole * stride);
}
