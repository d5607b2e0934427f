/** First 10, second 20, third 30, fourth 40, last 50. */
export type NthMatch = 10 | 20 | 30 | 40 | 50;

/** Monday 10 to Sunday 70, workday 80, weekend day 90, day 100. */
export type DayOfWeek = 10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 | 100;

/** What a day of the month beyond a month's end means: its last day, or no occurrence in that month. */
export type MonthEnd = "clamp" | "skip";

export interface DailyRule {
  readonly scope_type: 10;
  readonly day_interval: number;
}

export interface WeeklyRule {
  readonly scope_type: 20;
  readonly week_interval: number;
  /** Ascending, unique, comma separated, Monday 10 to Sunday 70: `"10,30,50"`. */
  readonly week_recur_days: string;
}

export interface MonthlyDateRule {
  readonly scope_type: 30;
  readonly month_date: number;
  readonly month_end?: MonthEnd;
  readonly month_interval: number;
  readonly nth_match?: undefined;
}

export interface MonthlyNthRule {
  readonly scope_type: 30;
  readonly nth_match: NthMatch;
  readonly day_of_week: DayOfWeek;
  readonly month_interval: number;
  readonly month_date?: undefined;
}

export interface YearlyDateRule {
  readonly scope_type: 40;
  readonly month_date: number;
  readonly month_end?: MonthEnd;
  readonly year_month: number;
  readonly year_interval: number;
  readonly nth_match?: undefined;
}

export interface YearlyNthRule {
  readonly scope_type: 40;
  readonly nth_match: NthMatch;
  readonly day_of_week: DayOfWeek;
  readonly year_month: number;
  readonly year_interval: number;
  readonly month_date?: undefined;
}

/**
 * A valid rule in its one canonical form, as `parseRule` returns it: `scope_type` tells day, week, month or
 * year, and `nth_match` tells "the 2nd Tuesday" from "the 15th". Intervals are 1 to 9999.
 */
export type Rule = DailyRule | WeeklyRule | MonthlyDateRule | MonthlyNthRule | YearlyDateRule | YearlyNthRule;
