/**
 * Months counted from 0000-01, days from 1970-01-01, by a table of one 400-year cycle of the Gregorian
 * calendar: 4,800 months, 146,097 days, 20,871 whole weeks, so weekdays repeat with it.
 */
export const cycleMonths = 4800;
export const cycleDays = 146_097;

/** Days from 0000-01-01 to 1970-01-01. */
export const epoch = 719_528;

/** Makes a day number positive, and a multiple of 7 on Mondays. */
export const mondays = 719_533;

/** One past December 9999. */
export const endMonth = 120_000;

/** The day number of 9999-12-31. */
export const lastDay = 2_932_896;

/** No day: the answer of the integer functions where a series has no further occurrence. */
export const noDay: number = -1_000_000_000;

/** Days of month 1 to 12 at its longest. */
export function longest(month: number): number {
  return month === 2 ? 29 : 30 + ((month + (month >> 3)) & 1);
}

const table = tabulate();

/** Days from the start of the cycle to the first of each month. */
export const offsets: Int32Array = table.offsets;

/** Weekday of the first (Monday 0) × 4 + length − 28, of each month of the cycle. */
export const shapes: Uint8Array = table.shapes;

/** The shape of a month: weekday of its first (Monday 0) × 4 + its length − 28. */
export function shapeOf(month: number): number {
  return shapes[month % cycleMonths] ?? 0;
}

/** The day number of the first of a month. */
export function firstOf(month: number): number {
  const cycle = (month / cycleMonths) | 0;
  return (offsets[month - cycle * cycleMonths] ?? 0) + cycle * cycleDays - epoch;
}

/** The month that holds a day. */
export function monthOf(day: number): number {
  const days = day + epoch;
  const cycle = (days / cycleDays) | 0;
  const rest = days - cycle * cycleDays;
  // Right or one too low: the firsts of the months lie from 2.36 days before to 2.05 days after an even spread.
  const month = ((rest - 2) * (cycleMonths / cycleDays)) | 0;
  return cycle * cycleMonths + month + ((offsets[month + 1] ?? 0) <= rest ? 1 : 0);
}

/** Days from the start of the cycle to the first of each month, and the shape of each month. */
function tabulate(): { offsets: Int32Array; shapes: Uint8Array } {
  const offsets = new Int32Array(cycleMonths + 1);
  const shapes = new Uint8Array(cycleMonths);
  let day = 0;
  for (let month = 0; month < cycleMonths; month += 1) {
    const year = (month / 12) | 0;
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const length = longest((month % 12) + 1) - (month % 12 === 1 && !leap ? 1 : 0);
    shapes[month] = ((day + 5) % 7) * 4 + length - 28;
    day += length;
    offsets[month + 1] = day;
  }
  return { offsets, shapes };
}
