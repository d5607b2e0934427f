import { fromDay, toDay } from "./iso-date.ts";
import type { End } from "./options.ts";
import { RecurrenceError } from "./recurrence-error.ts";
import { positive } from "./rrule-parts.ts";
import type { RRuleParts } from "./rrule-parts.ts";
import { syntax, unsupportedValue } from "./rrule-refusal.ts";

/** COUNT or UNTIL; `undefined` if there is neither. */
export function readRRuleEnd(parts: RRuleParts): End | undefined {
  const count = positive(parts, "COUNT", Number.MAX_SAFE_INTEGER);
  const until = parts.get("UNTIL");
  if (until === undefined) return count === undefined ? undefined : { count };
  if (count !== undefined) throw syntax("UNTIL");
  return { until: fromDay(basicDay(until, "UNTIL")) };
}

/**
 * The day of a date `YYYYMMDD`. One with a time is refused: writers put the UTC instant of a local midnight
 * there, and cutting off its time is a day short.
 */
export function basicDay(text: string, part: string): number {
  if (/^\d{8}T\d{6}Z?$/.test(text)) throw unsupportedValue(part);
  try {
    return toDay(text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"));
  } catch (error) {
    throw error instanceof RecurrenceError ? syntax(part) : error;
  }
}
