import type { DemoRecurrence } from "../src/types.ts";

/** Whether the date is an occurrence of the rule in its own period; false for a rule that is not well formed. */
export function isOccurrence(date: string, rule: DemoRecurrence): boolean {
  if (rule.scope_type === 10) return rule.day_interval >= 1;
  if (rule.scope_type === 20) {
    return rule.week_interval >= 1 && weekdays(rule.week_recur_days).includes(weekday(date));
  }
  if (rule.scope_type === 30) return rule.month_interval >= 1 && isDay(date, rule);
  return rule.year_interval >= 1 && Number(date.slice(5, 7)) === rule.year_month && isDay(date, rule);
}

type Day = { readonly month_date: number } | { readonly nth_match: number; readonly day_of_week: number };

function isDay(date: string, day: Day): boolean {
  if ("month_date" in day) return Number(date.slice(8)) === day.month_date;
  const days = daysOfMonth(date).filter((one) => isOfClass(weekday(one), day.day_of_week));
  return (day.nth_match === 50 ? days.at(-1) : days[day.nth_match / 10 - 1]) === date;
}

/** The list in its canonical form, ascending, distinct and without blanks; empty for any other. */
function weekdays(list: string): number[] {
  const days = list.split(",").map(Number);
  const canonical = [...new Set(days)].toSorted((a, b) => a - b).join(",");
  return canonical === list && days.every((one) => one % 10 === 0 && one >= 10 && one <= 70) ? days : [];
}

function isOfClass(one: number, kind: number): boolean {
  if (kind === 80) return one <= 50;
  if (kind === 90) return one >= 60;
  return kind === 100 || one === kind;
}

/** Monday 10 to Sunday 70. */
function weekday(date: string): number {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (day === 0 ? 7 : day) * 10;
}

function daysOfMonth(date: string): string[] {
  const month = date.slice(0, 7);
  const days = Array.from({ length: 31 }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
  return days.filter((one) => !Number.isNaN(Date.parse(one)) && new Date(one).toISOString().startsWith(one));
}
