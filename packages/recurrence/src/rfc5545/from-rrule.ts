import { toDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import type { End } from "../series/options.ts";
import { basicDay, readRRuleEnd } from "./rrule-end.ts";
import { readRRuleForm } from "./rrule-form.ts";
import { splitRRule } from "./rrule-parts.ts";
import { fail, RRuleRefusal } from "./rrule-refusal.ts";
import type { RRuleErrorCode } from "./rrule-refusal.ts";
import type { Rule } from "../rule/rule.ts";

/** What an RRULE means: a rule, and its end if it has one; or why it has no equal here, and the part at fault. */
export type FromRRule =
  | { readonly rule: Rule; readonly end?: End; readonly error?: undefined }
  | { readonly error: RRuleErrorCode; readonly part: string; readonly rule?: undefined };

/**
 * The rule that an RRULE means, with its DTSTART as the anchor; in any order and case, with or without `RRULE:`.
 *
 * @example
 * fromRRule("FREQ=MONTHLY;BYDAY=-1FR;COUNT=12");
 * // { rule: { scope_type: 30, nth_match: 50, day_of_week: 50, month_interval: 1 }, end: { count: 12 } }
 * fromRRule("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"); // { error: "unsupported_part", part: "BYMONTHDAY" }
 * @throws {RecurrenceError} `not_a_date` on `dtstart`.
 */
export function fromRRule(text: string, options: { readonly dtstart?: IsoDate | undefined } = {}): FromRRule {
  const given = options.dtstart === undefined ? undefined : toDay(options.dtstart, "dtstart");
  try {
    const { parts, start } = splitRRule(text);
    const end = readRRuleEnd(parts);
    const rule = readRRuleForm(parts, () => {
      return given ?? basicDay(start ?? fail("DTSTART", "needs_dtstart"), "DTSTART");
    });
    return end === undefined ? { rule } : { rule, end };
  } catch (error) {
    if (error instanceof RRuleRefusal) return error.answer;
    throw error;
  }
}
