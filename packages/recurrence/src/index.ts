export { advance } from "./advance.ts";
export type { Advanced, AdvanceOptions } from "./advance.ts";
export { compile } from "./compile.ts";
export type { Compiled } from "./compile.ts";
export { describe } from "./describe.ts";
export { fillDays } from "./fill-days.ts";
export type { Span } from "./fill-days.ts";
export { fromDay, toDay } from "./iso-date.ts";
export type { IsoDate } from "./iso-date.ts";
export type { ArgumentIssueCode, Issue, RuleIssueCode } from "./issue.ts";
export { firstOnOrAfter, isOccurrence, nextDate } from "./next-date.ts";
export { nextDay } from "./next-day.ts";
export { between, occurrences } from "./occurrences.ts";
export type { OccurrenceOptions } from "./occurrences.ts";
export type { End, Options } from "./options.ts";
export { parseRule, validate } from "./parse-rule.ts";
export { parseText } from "./parse-text.ts";
export { RecurrenceError } from "./recurrence-error.ts";
export type {
  DailyRule,
  DayOfWeek,
  MonthEnd,
  MonthlyDateRule,
  MonthlyNthRule,
  NthMatch,
  Rule,
  WeeklyRule,
  YearlyDateRule,
  YearlyNthRule,
} from "./rule.ts";
export { noDay } from "./months.ts";
export { todayIn } from "./today-in.ts";
export { urgency } from "./urgency.ts";
export type { Urgency, UrgencyOptions } from "./urgency.ts";
