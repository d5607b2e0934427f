import type { IsoDate } from "./iso-date.ts";
import { refuse } from "../rule/recurrence-error.ts";

/**
 * The date in a time zone at an instant, in milliseconds since 1970 (by default now).
 *
 * @example
 * todayIn("Pacific/Kiritimati", 1488369600000); // "2017-03-02"
 * @throws {RecurrenceError} `unknown_choice` on `timeZone`; `out_of_range` on `instant` outside the years 1 to 9999.
 */
export function todayIn(timeZone: string, instant: number = Date.now()): IsoDate {
  // Two days less at either end, so that no zone leaves the years 1 to 9999.
  if (!(instant > -62_135_424e6 && instant < 253_402_128e6)) throw refuse("instant", "out_of_range");
  try {
    // Swedes write dates as ISO 8601 does; years before 1000 they write without zeros.
    return new Intl.DateTimeFormat("sv-u-ca-gregory-nu-latn", { timeZone }).format(instant).padStart(10, "0");
  } catch {
    throw refuse("timeZone", "unknown_choice");
  }
}
