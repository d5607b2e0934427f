import { fromDay, toDay } from "../calendar/iso-date.ts";
import type { End } from "../series/options.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { fail, without } from "./rrule-refusal.ts";

/** COUNT or UNTIL; `undefined` if there is neither. */
export function readRRuleEnd({ COUNT, UNTIL }: RRuleParts): End | undefined {
  if (UNTIL === undefined) return COUNT === undefined ? undefined : { count: Number(COUNT) };
  without(COUNT, "UNTIL", "syntax");
  return { until: fromDay(basicDay(UNTIL, "UNTIL")) };
}

/**
 * The day of a date `YYYYMMDD`. One with a time is refused: writers put the UTC instant of a local midnight
 * there, and cutting off its time is a day short.
 */
export function basicDay(text: string, part: string): number {
  if (text.includes("T")) fail(part);
  try {
    return toDay(text.replaceAll(/(?=(..){1,2}$)/g, "-"));
  } catch {
    return fail(part, "syntax");
  }
}
