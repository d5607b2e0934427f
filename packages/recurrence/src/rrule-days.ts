import { weekdaysOf } from "./day-of-month.ts";

/** The RFC 5545 names of Monday to Sunday. */
export const weekDayCodes: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The names of a class of days, separated by commas: workday 80 is `MO,TU,WE,TH,FR`. */
export function classCodes(dayOfWeek: number): string {
  return weekDayCodes.filter((_, at) => (weekdaysOf(dayOfWeek) >> at) & 1).join();
}
