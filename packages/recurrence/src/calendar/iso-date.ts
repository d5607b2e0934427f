import { firstOf, monthOf, noDay, shapeOf } from "./months.ts";
import { refuse } from "../rule/recurrence-error.ts";

/** A calendar date `YYYY-MM-DD`, proleptic Gregorian, 0001-01-01 to 9999-12-31. */
export type IsoDate = string;

/** Deadlines fall on few dates: the texts of 22 years of days are kept, and equal dates share one string. */
const slots = 8191;
const keptDays: Int32Array = /* @__PURE__ */ new Int32Array(slots + 1).fill(noDay);
const keptTexts: string[] = /* @__PURE__ */ Array<string>(slots + 1).fill("");

/**
 * The day number of a date: days since 1970-01-01.
 *
 * @example
 * toDay("1970-01-10"); // 9
 * @throws {RecurrenceError} `not_a_date` on `field`.
 */
export function toDay(date: IsoDate, field = "date"): number {
  if (typeof date !== "string" || date.length !== 10) throw refuse(field, "not_a_date");
  const y1 = date.charCodeAt(0) ^ 48;
  const y2 = date.charCodeAt(1) ^ 48;
  const y3 = date.charCodeAt(2) ^ 48;
  const y4 = date.charCodeAt(3) ^ 48;
  const m1 = date.charCodeAt(5) ^ 48;
  const m2 = date.charCodeAt(6) ^ 48;
  const d1 = date.charCodeAt(8) ^ 48;
  const d2 = date.charCodeAt(9) ^ 48;
  const year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
  const month = m1 * 10 + m2;
  const day = d1 * 10 + d2;
  const months = year * 12 + month - 1;
  // Digits alone are 0 to 9 without the bits of "0" (48); adding 6 carries all else beyond the low four bits.
  const digits = (y1 + 6) | (y2 + 6) | (y3 + 6) | (y4 + 6) | (m1 + 6) | (m2 + 6) | (d1 + 6) | (d2 + 6);
  if (
    (digits & ~15) !== 0 ||
    date.charCodeAt(4) !== 45 ||
    date.charCodeAt(7) !== 45 ||
    year * month * day === 0 ||
    month > 12 ||
    (day > 28 && day > 28 + (shapeOf(months) & 3))
  ) {
    throw refuse(field, "not_a_date");
  }
  return firstOf(months) + day - 1;
}

/**
 * The date of a day number, an integer from −719162 (0001-01-01) to 2932896 (9999-12-31).
 *
 * @example
 * fromDay(9); // "1970-01-10"
 */
export function fromDay(day: number): IsoDate {
  const slot = day & slots;
  if (keptDays[slot] === day) return keptTexts[slot] ?? "";
  const months = monthOf(day);
  const year = (months / 12) | 0;
  const month = months - year * 12 + 1;
  const date = day - firstOf(months) + 1;
  const text = `${twoDigits(year / 100)}${twoDigits(year % 100)}-${twoDigits(month)}-${twoDigits(date)}`;
  keptDays[slot] = day;
  keptTexts[slot] = text;
  return text;
}

function twoDigits(number: number): string {
  return String.fromCharCode(48 + ((number / 10) | 0), 48 + ((number % 10) | 0));
}
