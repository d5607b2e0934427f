import { fromDay } from "../calendar/iso-date.ts";
import { longest, mondays } from "../calendar/months.ts";
import { parseRule, validate } from "../rule/parse-rule.ts";
import { weekdayCodes } from "../rule/names.ts";
import { readByDay, readMonthDay } from "./rrule-month-day.ts";
import { numbers } from "./rrule-parts.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { fail, without } from "./rrule-refusal.ts";
import type { Rule } from "../rule/rule.ts";
import { writeWeekDays } from "../rule/week-days.ts";

/** The rule that the parts of an RRULE mean; `start` is the day of DTSTART, or fails if there is none. */
export function readRRuleForm(parts: RRuleParts, start: () => number): Rule {
  const { BYMONTH, FREQ, INTERVAL = 1, RSCALE = "GREGORIAN", SKIP } = parts;
  const interval = Number(INTERVAL);
  if (interval > 9999) fail("INTERVAL");
  if (RSCALE !== "GREGORIAN") fail("RSCALE");
  if (SKIP === "FORWARD") fail("SKIP");
  if (parts.RSCALE === undefined) without(SKIP, "SKIP", "syntax");
  if (FREQ === "YEARLY") return readYearly(parts, interval, start);
  without(BYMONTH, "BYMONTH");
  if (FREQ !== "MONTHLY") return readInWeek(parts, interval, start);
  return parseRule({ scope_type: 30, month_interval: interval, ...readMonthDay(parts, start) });
}

function readInWeek(parts: RRuleParts, interval: number, start: () => number): Rule {
  without(parts.BYMONTHDAY, "BYMONTHDAY");
  without(parts.BYSETPOS, "BYSETPOS");
  const days = readByDay(parts);
  if (days !== undefined && days.nth !== 0) fail("BYDAY", "syntax");
  if (parts.FREQ === "DAILY") {
    if (days === undefined) return { scope_type: 10, day_interval: interval };
    if (interval > 1) without(days, "BYDAY");
  }
  const startBit = (): number => 1 << ((start() + mondays) % 7);
  const bits = days?.bits ?? startBit();
  // Weeks from another day on hold the same dates as ours only if no week of ours is cut between them.
  const before = (1 << weekdayCodes.indexOf(parts.WKST ?? "MO")) - 1;
  if (interval > 1 && before > 0) {
    const all = bits | startBit();
    if ((all & before) !== 0 && all > before) fail("WKST");
  }
  return { scope_type: 20, week_interval: interval, week_recur_days: writeWeekDays(bits) };
}

function readYearly(parts: RRuleParts, year_interval: number, start: () => number): Rule {
  const months = numbers(parts.BYMONTH);
  if (months ? months.length > 1 : (parts.BYDAY ?? parts.BYMONTHDAY)) fail("BYMONTH");
  const year_month = months?.[0] ?? Number(fromDay(start()).slice(5, 7));
  const day = readMonthDay(parts, start);
  const row = { scope_type: 40, year_interval, year_month, ...day };
  // The last day is the 31st of every month, but of one month it is that month's.
  const last = parts.BYMONTHDAY === "-1" ? { ...row, month_date: longest(year_month) } : row;
  if (validate(last).length > 0) fail("BYMONTHDAY");
  return parseRule(last);
}
