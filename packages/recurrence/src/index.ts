export { advance } from "./advance.ts";
export type { Advanced, AdvanceOptions } from "./advance.ts";
export { compile } from "./compile.ts";
export type { Compiled } from "./compile.ts";
export { describe } from "./describe.ts";
export { fillDays } from "./fill-days.ts";
export type { Span } from "./fill-days.ts";
export { fromDay, toDay } from "./iso-date.ts";
export type { IsoDate } from "./iso-date.ts";
export { fromRRule } from "./from-rrule.ts";
export type { FromRRule } from "./from-rrule.ts";
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
export type { RRuleErrorCode } from "./rrule-refusal.ts";
export { noDay } from "./months.ts";
export { nextTerm, terms } from "./terms.ts";
export type { Term } from "./terms.ts";
export { toIcs } from "./to-ics.ts";
export type { IcsControl, IcsOptions } from "./to-ics.ts";
export { todayIn } from "./today-in.ts";
export { toRRule } from "./to-rrule.ts";
export { urgency } from "./urgency.ts";
export type { Urgency, UrgencyOptions } from "./urgency.ts";
export type { Adjustment, WorkCalendar } from "./work-calendar.ts";
