import { refuse } from "./recurrence-error.ts";
import type { IsoDate } from "./iso-date.ts";
import { epoch, lastDay } from "./months.ts";

const dayMilliseconds = 86_400_000;

/**
 * The date in a time zone at an instant, in milliseconds since 1970 (by default now).
 *
 * @example
 * todayIn("Pacific/Kiritimati", 1488369600000); // "2017-03-02"
 * @throws {RecurrenceError} `unknown_choice` on `timeZone`; `out_of_range` on `instant` outside the years 1 to 9999.
 */
export function todayIn(timeZone: string, instant: number = Date.now()): IsoDate {
  const days = instant / dayMilliseconds;
  // A day less at either end, so that no zone leaves the range.
  if (!(days >= 367 - epoch && days < lastDay)) throw refuse("instant", "out_of_range");
  const {
    year = "",
    month,
    day,
  } = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return `${year.padStart(4, "0")}-${month}-${day}`;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
  } catch {
    throw refuse("timeZone", "unknown_choice");
  }
}
