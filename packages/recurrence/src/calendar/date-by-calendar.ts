import { patternOf, unitOf } from "../series/compile.ts";
import type { Compiled } from "../series/compile.ts";
import { pick, readRow } from "./day-of-month.ts";
import { firstOf } from "./months.ts";
import type { DateIn } from "./seek.ts";
import { isWeekendDay, isWorkday } from "./work-calendar.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** How a rule of the nth workday or weekend day finds it by a calendar; `undefined` if no hook decides it. */
export function dateByCalendar(code: Compiled, calendar: WorkCalendar): DateIn | undefined {
  const { nth, dayOfWeek } = readRow(unitOf(code) > 1 ? patternOf(code) - 1 : 0);
  const byWorkday = dayOfWeek === 80 && calendar.isWorkday !== undefined;
  if (!byWorkday && !(dayOfWeek === 90 && calendar.isWeekendDay !== undefined)) return undefined;
  const counts = byWorkday ? isWorkday : isWeekendDay;
  return (month) => {
    const dates: number[] = [];
    const before = firstOf(month) - 1;
    for (let day = before + 1; day < firstOf(month + 1); day += 1)
      if (counts(calendar, day)) dates.push(day - before);
    return pick(dates, nth);
  };
}
