/** Of `day_of_week` 10, 20 .. 100. */
export const classNames: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
  "workday",
  "weekend day",
  "day",
];

/** Of `year_month` 1 .. 12. */
export const monthNames: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The RFC 5545 names of Monday to Sunday. */
export const weekdayCodes: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The names of weekdays given as bits, Monday 1 to Sunday 64. */
export function weekdayList(names: readonly string[], bits: number, separator: string): string {
  return names.filter((_, at) => (bits >> at) & 1).join(separator);
}
