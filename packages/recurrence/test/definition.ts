import type { Rule } from "../src/index.ts";

/** One day of the calendar, as `Date.UTC` sees it. */
interface Day {
  readonly date: string;
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
  readonly length: number;
}

const firstYear = 1950;
const lastYear = 2130;
const zero = Date.UTC(firstYear, 0, 1) / 86_400_000;

const days: readonly Day[] = Array.from(
  { length: Date.UTC(lastYear, 0, 1) / 86_400_000 - zero },
  (_, index): Day => {
    const date = new Date((zero + index) * 86_400_000);
    return {
      date: date.toISOString().slice(0, 10),
      number: zero + index,
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      weekday: (date.getUTCDay() + 6) % 7,
      length: new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
    };
  },
);

/**
 * The occurrences from the anchor on for some days, by asking of every day what the definition asks: is its
 * period a multiple of the interval from the anchor's, and is it the day of the rule in its period? It shares
 * no code with the package.
 */
export function evaluate(rule: Rule, anchor: string, span: number): string[] {
  const start = Date.parse(anchor) / 86_400_000 - zero;
  const from = dayAt(start);
  const found: string[] = [];
  for (let at = start; at <= start + span; at += 1) {
    const day = dayAt(at);
    if ((periodOf(rule, day) - periodOf(rule, from)) % intervalOf(rule) === 0 && isDay(rule, day))
      found.push(day.date);
  }
  return found;
}

function dayAt(index: number): Day {
  const day = days[index];
  if (day === undefined) throw new Error("beyond the calendar of the test");
  return day;
}

function intervalOf(rule: Rule): number {
  switch (rule.scope_type) {
    case 10:
      return rule.day_interval;
    case 20:
      return rule.week_interval;
    case 30:
      return rule.month_interval;
    default:
      return rule.year_interval;
  }
}

function periodOf(rule: Rule, day: Day): number {
  switch (rule.scope_type) {
    case 10:
      return day.number;
    case 20:
      return (day.number - day.weekday - 4) / 7;
    case 30:
      return day.year * 12 + day.month;
    default:
      return day.year;
  }
}

function isDay(rule: Rule, day: Day): boolean {
  if (rule.scope_type === 10) return true;
  if (rule.scope_type === 20) return rule.week_recur_days.split(",").includes(String((day.weekday + 1) * 10));
  if (rule.scope_type === 40 && rule.year_month !== day.month) return false;
  if (rule.month_date !== undefined) {
    return (
      day.day === rule.month_date ||
      (rule.month_end !== "skip" && day.day === day.length && rule.month_date > day.length)
    );
  }
  const weekday = (date: number): number => (((day.weekday + date - day.day) % 7) + 7) % 7;
  const inClass = (date: number): boolean => {
    if (rule.day_of_week <= 70) return weekday(date) === rule.day_of_week / 10 - 1;
    if (rule.day_of_week === 80) return weekday(date) < 5;
    return rule.day_of_week === 100 || weekday(date) > 4;
  };
  if (!inClass(day.day)) return false;
  let position = 0;
  for (let date = 1; date <= day.day; date += 1) if (inClass(date)) position += 1;
  if (rule.nth_match < 50) return position === rule.nth_match / 10;
  for (let date = day.day + 1; date <= day.length; date += 1) if (inClass(date)) return false;
  return true;
}
