import { classCodes, weekDayCodes } from "./rrule-days.ts";
import { numbers } from "./rrule-parts.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { syntax, unsupportedPart, unsupportedValue } from "./rrule-refusal.ts";

/** The fields of a rule that name the day of a month; a `month_date` of 31 stands for the last day. */
export type DayFields =
  | { readonly nth_match: number; readonly day_of_week: number }
  | { readonly month_date: number; readonly month_end: "clamp" | "skip" };

/** One entry of BYDAY: Monday 0 to Sunday 6, and its position in the month, 0 if none is given. */
export interface ByDay {
  readonly weekday: number;
  readonly nth: number;
}

/** Reads BYDAY, BYMONTHDAY and BYSETPOS; `date`, the day of DTSTART, stands in where there is neither day. */
export function readMonthDay(parts: RRuleParts, date: () => number): DayFields {
  const position = numbers(parts, "BYSETPOS", 366);
  if (position !== undefined && position.length > 1) throw unsupportedValue("BYSETPOS");
  const days = byDay(parts);
  const dates = numbers(parts, "BYMONTHDAY", 31);
  if (days !== undefined) {
    if (dates !== undefined) throw unsupportedPart("BYMONTHDAY");
    return readNth(days, position?.[0]);
  }
  const month_end = parts.get("SKIP") === "BACKWARD" ? "clamp" : "skip";
  if (dates !== undefined) return readDates(dates, position?.[0], month_end);
  if (position !== undefined) throw unsupportedPart("BYSETPOS");
  return { month_date: date(), month_end };
}

/** The entries of BYDAY; `undefined` if the part is missing. */
export function byDay(parts: RRuleParts): ByDay[] | undefined {
  return parts
    .get("BYDAY")
    ?.split(",")
    .map((entry) => {
      const [, nth = "", name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(entry) ?? [];
      const weekday = weekDayCodes.indexOf(name);
      if (weekday < 0 || Math.abs(Number(nth)) > 53 || (nth !== "" && Number(nth) === 0))
        throw syntax("BYDAY");
      return { weekday, nth: Number(nth) };
    });
}

function readNth(days: readonly ByDay[], position: number | undefined): DayFields {
  const ordinal = days.find(({ nth }) => nth !== 0)?.nth;
  if (ordinal !== undefined) {
    if (days.length > 1 || !isPosition(ordinal)) throw unsupportedValue("BYDAY");
    if (position !== undefined) throw unsupportedValue("BYSETPOS");
  }
  const codes = weekDayCodes.filter((_, at) => days.some(({ weekday }) => weekday === at)).join();
  const day_of_week = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].find((day) => classCodes(day) === codes);
  const nth = ordinal ?? position;
  if (day_of_week === undefined || nth === undefined) throw unsupportedValue("BYDAY");
  if (!isPosition(nth)) throw unsupportedValue("BYSETPOS");
  return { nth_match: nth === -1 ? 50 : nth * 10, day_of_week };
}

function isPosition(nth: number): boolean {
  return nth === -1 || (nth >= 1 && nth <= 4);
}

/** One date, or a set whose one position means "this date, or the last day of a shorter month". */
function readDates(
  dates: readonly number[],
  position: number | undefined,
  month_end: "clamp" | "skip",
): DayFields {
  const [date = 0, ...more] = dates.toSorted((a, b) => b - a);
  if (position === undefined) {
    if (more.length > 0 || date < -1) throw unsupportedValue("BYMONTHDAY");
    return date === -1 ? { month_date: 31, month_end: "clamp" } : { month_date: date, month_end };
  }
  const orLast = more.length === 1 && date > 0 && more[0] === -1;
  const upTo = date >= 28 && more.length === date - 28 && more.at(-1) === (date === 28 ? undefined : 28);
  if (!orLast && !upTo) throw unsupportedValue(more.length > 0 ? "BYMONTHDAY" : "BYSETPOS");
  if (position !== (orLast ? 1 : -1)) throw unsupportedValue("BYSETPOS");
  return { month_date: date, month_end: "clamp" };
}
