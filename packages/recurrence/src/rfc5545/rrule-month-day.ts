import { fromDay } from "../calendar/iso-date.ts";
import { weekdaysOf } from "../calendar/day-of-month.ts";
import { weekdayCodes } from "../rule/names.ts";
import { numbers } from "./rrule-parts.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { fail, without } from "./rrule-refusal.ts";

/** The fields of a rule that name the day of a month. */
export interface DayFields {
  readonly month_date?: number;
  readonly month_end?: "clamp" | "skip";
  readonly nth_match?: number;
  readonly day_of_week?: number;
}

/** The days of BYDAY: Monday 1 to Sunday 64, and the position before a single name, else 0; NaN for several. */
export interface ByDay {
  readonly bits: number;
  readonly nth: number;
}

/** Reads BYDAY, BYMONTHDAY and BYSETPOS; where they name no day it is that of DTSTART, `start`. */
export function readMonthDay(parts: RRuleParts, start: () => number): DayFields {
  const [position, ...more] = numbers(parts.BYSETPOS) ?? [];
  if (more.length > 0) fail("BYSETPOS");
  const days = readByDay(parts);
  const dates = numbers(parts.BYMONTHDAY);
  if (days !== undefined) {
    without(dates, "BYMONTHDAY");
    return readNth(days, position);
  }
  const month_end = parts.SKIP === "BACKWARD" ? "clamp" : "skip";
  if (dates !== undefined) return readDates(dates, position, month_end);
  without(position, "BYSETPOS");
  return { month_date: Number(fromDay(start()).slice(8)), month_end };
}

/** The days of BYDAY; `undefined` if the part is missing. */
export function readByDay({ BYDAY }: RRuleParts): ByDay | undefined {
  if (BYDAY === undefined) return undefined;
  const entries = BYDAY.split(",");
  const nth = Number(/[+-]?\d+/.exec(BYDAY)?.[0] ?? 0);
  return {
    bits: entries.reduce((bits, entry) => bits | (1 << weekdayCodes.indexOf(entry.slice(-2))), 0),
    nth: nth !== 0 && entries.length > 1 ? Number.NaN : nth,
  };
}

function readNth({ bits, nth }: ByDay, position: number | undefined): DayFields {
  const day_of_week = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].find((day) => weekdaysOf(day) === bits);
  const chosen = nth === 0 ? position : nth;
  if (day_of_week === undefined || chosen === undefined) return fail("BYDAY");
  if (![1, 2, 3, 4, -1].includes(chosen)) fail(nth === 0 ? "BYSETPOS" : "BYDAY");
  if (nth !== 0) without(position, "BYSETPOS", "unsupported_value");
  return { nth_match: chosen < 0 ? 50 : chosen * 10, day_of_week };
}

/** One date, or a set whose one position means "this date, or the last day of a shorter month". */
function readDates(
  dates: readonly number[],
  position: number | undefined,
  month_end: "clamp" | "skip",
): DayFields {
  const month_date = dates.at(-1) ?? 0;
  const single = dates.length < 2;
  if (position === undefined) {
    if (!single || month_date < -1) fail("BYMONTHDAY");
    return month_date < 0 ? { month_date: 31 } : { month_date, month_end };
  }
  const upTo = month_date > 27 && "28,29,30,31".startsWith(dates.join());
  if (!upTo && (dates[0] !== -1 || dates.length !== 2)) fail(single ? "BYSETPOS" : "BYMONTHDAY");
  if (position !== (upTo ? -1 : 1)) fail("BYSETPOS");
  return { month_date };
}
