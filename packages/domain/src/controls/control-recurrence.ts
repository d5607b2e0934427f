import { z } from "zod";
import { audit } from "../values/audit.ts";
import { CivilDate } from "../values/instant.ts";

const whole = z.int().nullable().default(null);

/** What a day of the month beyond a month's end means: its last day, or no occurrence in that month. */
export const monthEnds = ["clamp", "skip"] as const;

/**
 * When a control falls due again, in the terms of a calendar's dialog. The numbers are codes: `scopeType` 10 daily to 40
 * yearly, days 10 Monday to 70 Sunday, 80 workday, 90 weekend day, 100 day. Which fields belong together is decided by
 * the recurrence package.
 */
export const RecurrenceRule = z.object({
  scopeType: z.int(),
  dayInterval: whole,
  weekInterval: whole,
  /** comma separated codes of days: "10,30" */
  weekRecurDays: z.string().nullable().default(null),
  monthDate: whole,
  monthInterval: whole,
  nthMatch: whole,
  dayOfWeek: whole,
  yearInterval: whole,
  yearMonth: whole,
  monthEnd: z.enum(monthEnds).nullable().default(null),
});
export type RecurrenceRule = z.infer<typeof RecurrenceRule>;

/** Changes to a rule; what is left out stays, so a change of scope sets the old scope's fields to null. */
export const RecurrenceRulePatch = z
  .object({
    scopeType: z.int(),
    dayInterval: whole.unwrap(),
    weekInterval: whole.unwrap(),
    weekRecurDays: z.string().nullable(),
    monthDate: whole.unwrap(),
    monthInterval: whole.unwrap(),
    nthMatch: whole.unwrap(),
    dayOfWeek: whole.unwrap(),
    yearInterval: whole.unwrap(),
    yearMonth: whole.unwrap(),
    monthEnd: z.enum(monthEnds).nullable(),
  })
  .partial();
export type RecurrenceRulePatch = z.infer<typeof RecurrenceRulePatch>;

/** The recurrence of one control, and the dates that follow from it. */
export const ControlRecurrence = RecurrenceRule.extend({
  id: z.int(),
  projectId: z.int(),
  controlId: z.int(),
  /** the rule in English */
  repr: z.string(),
  controlDeadline: CivilDate.nullable(),
  /** the first occurrence after the deadline; null without a deadline, or when there is none */
  nextDate: CivilDate.nullable(),
  ...audit,
});
export type ControlRecurrence = z.infer<typeof ControlRecurrence>;
