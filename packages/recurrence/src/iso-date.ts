import { firstOf, monthOf, noDay, shapeOf } from "./months.ts";
import { refuse } from "./recurrence-error.ts";

/** A calendar date `YYYY-MM-DD`, proleptic Gregorian, 0001-01-01 to 9999-12-31. */
export type IsoDate = string;

/** Deadlines fall on few dates: the texts of 22 years of days are kept, so that equal dates share one string. */
const slots = 8191;
const keptDays: Int32Array = /* @__PURE__ */ new Int32Array(slots + 1).fill(noDay);
const keptTexts: string[] = /* @__PURE__ */ Array.from({ length: slots + 1 }, () => "");

/**
 * The day number of a date: days since 1970-01-01.
 *
 * @example
 * toDay("1970-01-10"); // 9
 * @throws {RecurrenceError} `not_a_date` on `field`.
 */
export function toDay(date: IsoDate, field = "date"): number {
  if (typeof date !== "string" || date.length !== 10) throw refuse(field, "not_a_date");
  const thousands = date.charCodeAt(0) - 48;
  const hundreds = date.charCodeAt(1) - 48;
  const tens = date.charCodeAt(2) - 48;
  const ones = date.charCodeAt(3) - 48;
  const monthTens = date.charCodeAt(5) - 48;
  const monthOnes = date.charCodeAt(6) - 48;
  const dayTens = date.charCodeAt(8) - 48;
  const dayOnes = date.charCodeAt(9) - 48;
  const year = thousands * 1000 + hundreds * 100 + tens * 10 + ones;
  const month = monthTens * 10 + monthOnes;
  const day = dayTens * 10 + dayOnes;
  // Adding 6 carries every value outside 0..9 beyond the low four bits.
  const digits =
    (thousands + 6) |
    (hundreds + 6) |
    (tens + 6) |
    (ones + 6) |
    (monthTens + 6) |
    (monthOnes + 6) |
    (dayTens + 6) |
    (dayOnes + 6);
  if (
    (digits & ~15) !== 0 ||
    date.charCodeAt(4) !== 45 ||
    date.charCodeAt(7) !== 45 ||
    year === 0 ||
    month === 0 ||
    month > 12 ||
    day === 0
  ) {
    throw refuse(field, "not_a_date");
  }
  const months = year * 12 + month - 1;
  if (day > 28 && day > 28 + (shapeOf(months) & 3)) throw refuse(field, "not_a_date");
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
  const digits = `${100_000_000 + year * 10_000 + (months - year * 12 + 1) * 100 + day - firstOf(months) + 1}`;
  const text = `${digits.slice(1, 5)}-${digits.slice(5, 7)}-${digits.slice(7)}`;
  keptDays[slot] = day;
  keptTexts[slot] = text;
  return text;
}
