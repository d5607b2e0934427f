export { advance } from "./series/advance.ts";
export type { Advanced, AdvanceOptions } from "./series/advance.ts";
export { compile } from "./series/compile.ts";
export type { Compiled } from "./series/compile.ts";
export { describe } from "./rule/describe.ts";
export { fillDays } from "./series/fill-days.ts";
export type { Span } from "./series/fill-days.ts";
export { fromDay, toDay } from "./calendar/iso-date.ts";
export type { IsoDate } from "./calendar/iso-date.ts";
export { fromRRule } from "./rfc5545/from-rrule.ts";
export type { FromRRule } from "./rfc5545/from-rrule.ts";
export type { ArgumentIssueCode, Issue, RuleIssueCode } from "./rule/issue.ts";
export { firstOnOrAfter, isOccurrence, nextDate } from "./series/next-date.ts";
export { nextDay } from "./series/next-day.ts";
export { between, occurrences } from "./series/occurrences.ts";
export type { OccurrenceOptions } from "./series/occurrences.ts";
export type { End, Options } from "./series/options.ts";
export { parseRule, validate } from "./rule/parse-rule.ts";
export { parseText } from "./rule/parse-text.ts";
export { RecurrenceError } from "./rule/recurrence-error.ts";
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
} from "./rule/rule.ts";
export type { RRuleErrorCode } from "./rfc5545/rrule-refusal.ts";
export { noDay } from "./calendar/months.ts";
export { nextTerm, terms } from "./series/terms.ts";
export type { Term } from "./series/terms.ts";
export { toIcs } from "./rfc5545/to-ics.ts";
export type { IcsControl, IcsOptions } from "./rfc5545/to-ics.ts";
export { todayIn } from "./calendar/today-in.ts";
export { toRRule } from "./rfc5545/to-rrule.ts";
export { urgency } from "./series/urgency.ts";
export type { Urgency, UrgencyOptions } from "./series/urgency.ts";
export type { Adjustment, WorkCalendar } from "./calendar/work-calendar.ts";
