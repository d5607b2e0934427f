/**
 * The ways to name a day of the month, as rows of one table over the 28 shapes of a month:
 * rows 0 to 30 the date 1 to 31 clamped to the last day, 31 to 61 the same or none, 62 to 111 First to Last
 * of the ten classes of days. An entry is the day of the month, 0 where there is none.
 */
const table: Uint8Array = /* @__PURE__ */ tabulate();

/** The day of a month of this shape that a row names; 0 if it has none. */
export function dayOfMonth(row: number, shape: number): number {
  return table[row * 28 + shape] ?? 0;
}

/** The row of a date of the month. */
export function dateRow(date: number, skip: boolean): number {
  return skip ? date + 30 : date - 1;
}

/** The row of `nth_match` and `day_of_week`. */
export function nthRow(nth: number, dayOfWeek: number): number {
  return 51 + nth + dayOfWeek / 10;
}

/** What a row names: a date, or `nth` and `dayOfWeek`; the others are 0. */
export function readRow(row: number): { date: number; skip: boolean; nth: number; dayOfWeek: number } {
  const skip = row > 30 && row < 62;
  if (row < 62) return { date: skip ? row - 30 : row + 1, skip, nth: 0, dayOfWeek: 0 };
  return { date: 0, skip, nth: Math.floor((row - 52) / 10) * 10, dayOfWeek: ((row - 62) % 10) * 10 + 10 };
}

/** The weekdays of a class of days as bits, Monday 1 to Sunday 64. */
export function weekdaysOf(dayOfWeek: number): number {
  return dayOfWeek < 80 ? 1 << (dayOfWeek / 10 - 1) : dayOfWeek === 80 ? 31 : dayOfWeek === 90 ? 96 : 127;
}

/** The day that First 10 to Fourth 40 and Last 50 choose; 0 if there are too few. */
export function pick(days: readonly number[], nth: number): number {
  return (nth === 50 ? days.at(-1) : days[nth / 10 - 1]) ?? 0;
}

function tabulate(): Uint8Array {
  const found = new Uint8Array(112 * 28);
  for (let shape = 0; shape < 28; shape += 1) {
    const length = 28 + (shape & 3);
    for (let date = 1; date <= 31; date += 1) {
      found[dateRow(date, false) * 28 + shape] = Math.min(date, length);
      found[dateRow(date, true) * 28 + shape] = date > length ? 0 : date;
    }
    for (let dayOfWeek = 10; dayOfWeek <= 100; dayOfWeek += 10) {
      const days: number[] = [];
      for (let day = 1; day <= length; day += 1) {
        if ((weekdaysOf(dayOfWeek) >> (((shape >> 2) + day - 1) % 7)) & 1) days.push(day);
      }
      for (let nth = 10; nth <= 50; nth += 10) found[nthRow(nth, dayOfWeek) * 28 + shape] = pick(days, nth);
    }
  }
  return found;
}
