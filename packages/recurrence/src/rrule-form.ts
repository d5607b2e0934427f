import { fromDay } from "./iso-date.ts";
import { longest, mondays } from "./months.ts";
import { parseRule, validate } from "./parse-rule.ts";
import { weekDayCodes } from "./rrule-days.ts";
import { byDay, readMonthDay } from "./rrule-month-day.ts";
import { numbers, positive, without } from "./rrule-parts.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { RRuleRefusal, syntax, unsupportedPart, unsupportedValue } from "./rrule-refusal.ts";
import type { Rule } from "./rule.ts";
import { writeWeekDays } from "./week-days.ts";

/** The rule that the parts of an RRULE mean beside a DTSTART. */
export function readRRuleForm(parts: RRuleParts, start: number | undefined): Rule {
  const interval = positive(parts, "INTERVAL", 9999) ?? 1;
  checkCalendar(parts);
  switch (parts.get("FREQ")) {
    case "DAILY":
      return readDaily(parts, interval);
    case "WEEKLY":
      return readWeekly(parts, interval, start);
    case "MONTHLY":
      without(parts, "BYMONTH");
      return parseRule({
        scope_type: 30,
        month_interval: interval,
        ...readMonthDay(parts, () => dateOf(start)),
      });
    default:
      return readYearly(parts, interval, start);
  }
}

/** RFC 7529 apart from the Gregorian calendar, and weeks that start on no day. */
function checkCalendar(parts: RRuleParts): void {
  const calendar = parts.get("RSCALE");
  const skip = parts.get("SKIP");
  if (calendar !== undefined && calendar !== "GREGORIAN") throw unsupportedValue("RSCALE");
  if (skip === "FORWARD") throw unsupportedValue("SKIP");
  if (skip !== undefined && (calendar === undefined || !/^(?:OMIT|BACKWARD)$/.test(skip)))
    throw syntax("SKIP");
  if (!weekDayCodes.includes(parts.get("WKST") ?? "MO")) throw syntax("WKST");
}

function readDaily(parts: RRuleParts, interval: number): Rule {
  without(parts, "BYMONTH", "BYMONTHDAY", "BYSETPOS");
  const bits = weekdayBits(parts);
  if (bits === undefined) return { scope_type: 10, day_interval: interval };
  if (interval > 1) throw unsupportedPart("BYDAY");
  return { scope_type: 20, week_interval: 1, week_recur_days: writeWeekDays(bits) };
}

function readWeekly(parts: RRuleParts, interval: number, start: number | undefined): Rule {
  without(parts, "BYMONTH", "BYMONTHDAY", "BYSETPOS");
  const bits = weekdayBits(parts) ?? startBit(start);
  const first = weekDayCodes.indexOf(parts.get("WKST") ?? "MO");
  // Weeks from another day on hold the same dates as ours only if no week of ours is cut between them.
  if (interval > 1 && first > 0) {
    const before = (1 << first) - 1;
    const all = bits | startBit(start);
    if ((all & before) !== 0 && (all & ~before) !== 0) throw unsupportedValue("WKST");
  }
  return { scope_type: 20, week_interval: interval, week_recur_days: writeWeekDays(bits) };
}

/** BYDAY without positions, Monday 1 to Sunday 64. */
function weekdayBits(parts: RRuleParts): number | undefined {
  return byDay(parts)?.reduce((bits, { weekday, nth }) => {
    if (nth !== 0) throw syntax("BYDAY");
    return bits | (1 << weekday);
  }, 0);
}

function readYearly(parts: RRuleParts, year_interval: number, start: number | undefined): Rule {
  const months = numbers(parts, "BYMONTH", 12);
  if (months?.some((month) => month < 0)) throw syntax("BYMONTH");
  if (months === undefined ? parts.has("BYDAY") || parts.has("BYMONTHDAY") : months.length > 1) {
    throw unsupportedValue("BYMONTH");
  }
  const year_month = months?.[0] ?? Number(startDate(start).slice(5, 7));
  const day = readMonthDay(parts, () => dateOf(start));
  const lastDate = parts.get("BYMONTHDAY") === "-1" ? { month_date: longest(year_month) } : {};
  const row = { scope_type: 40, year_interval, year_month, ...day, ...lastDate };
  if (validate(row).length > 0) throw unsupportedValue("BYMONTHDAY");
  return parseRule(row);
}

function startBit(start: number | undefined): number {
  startDate(start);
  return 1 << (((start ?? 0) + mondays) % 7);
}

function dateOf(start: number | undefined): number {
  return Number(startDate(start).slice(8));
}

function startDate(start: number | undefined): string {
  if (start === undefined) throw new RRuleRefusal("needs_dtstart", "DTSTART");
  return fromDay(start);
}
