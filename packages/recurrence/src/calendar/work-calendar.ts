import { fromDay } from "./iso-date.ts";
import type { IsoDate } from "./iso-date.ts";
import { epoch, lastDay, mondays, monthOf, noDay } from "./months.ts";
import { refuse } from "../rule/recurrence-error.ts";

/** Where a date that is not a workday goes; "modified" stays in the month as long as the month has a workday. */
export type Adjustment = "none" | "following" | "preceding" | "modified_following" | "modified_preceding";

/** The holidays and the weekend of a place; no list of them is built in. */
export interface WorkCalendar {
  /** Takes the place of Monday to Friday. */
  readonly isWorkday?: ((date: IsoDate) => boolean) | undefined;
  /** Takes the place of Saturday and Sunday. */
  readonly isWeekendDay?: ((date: IsoDate) => boolean) | undefined;
  /** `none` by default. */
  readonly adjust?: Adjustment | undefined;
}

export function isWorkday(calendar: WorkCalendar, day: number): boolean {
  return calendar.isWorkday === undefined ? (day + mondays) % 7 < 5 : calendar.isWorkday(fromDay(day));
}

export function isWeekendDay(calendar: WorkCalendar, day: number): boolean {
  return calendar.isWeekendDay === undefined ? (day + mondays) % 7 > 4 : calendar.isWeekendDay(fromDay(day));
}

/** The workday that a day is moved to; `noDay` if there is none within a year. */
export function adjustDay(calendar: WorkCalendar, day: number): number {
  if ((calendar.adjust ?? "none") === "none") return day;
  const [, modified, way] = /^(modified_)?(following|preceding)$/.exec(calendar.adjust ?? "") ?? [];
  if (way === undefined) throw refuse("adjust", "unknown_choice");
  const step = way === "following" ? 1 : -1;
  const moved = workdayFrom(calendar, day, step);
  if (modified === undefined || monthOf(moved) === monthOf(day)) return moved;
  const other = workdayFrom(calendar, day, -step);
  return monthOf(other) === monthOf(day) ? other : moved;
}

function workdayFrom(calendar: WorkCalendar, day: number, step: number): number {
  for (let at = day; Math.abs(at - day) <= 366 && at <= lastDay && at >= 366 - epoch; at += step) {
    if (isWorkday(calendar, at)) return at;
  }
  return noDay;
}
