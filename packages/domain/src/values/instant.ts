import { z } from "zod";

const pattern = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

/** A day of the proleptic Gregorian calendar, of the years 1 to 9999: `2017-01-02`. */
export const CivilDate = z.iso.date().refine((day) => !day.startsWith("0000"), {
  params: { issue: { code: "invalidFormat", params: { format: "date" } } },
});
export type CivilDate = z.infer<typeof CivilDate>;

/** A moment in UTC with six fraction digits, as PostgreSQL keeps it: `2017-01-02T12:45:39.542376Z`. */
export const Instant = z
  .string()
  .regex(pattern, { error: "An instant looks like 2017-01-02T12:45:39.542376Z." })
  .refine((text) => isCivilDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), {
    error: "There is no such moment.",
  });
export type Instant = z.infer<typeof Instant>;

/**
 * Reads any ISO-8601 spelling of a moment into an `Instant`, microseconds kept, or null if it is none.
 * A blank may stand for the `T`; a missing zone means UTC; digits beyond the sixth are dropped.
 */
export function parseInstant(text: string): Instant | null {
  const instant = momentIn(text);
  return instant === outsideCalendar ? null : instant;
}

/** Whether a text spells a moment that in UTC is in no year from 1 to 9999. */
export const isOutsideCalendar = (text: string): boolean => momentIn(text) === outsideCalendar;

const outsideCalendar = Symbol("a moment in no year from 1 to 9999");

function momentIn(text: string): Instant | typeof outsideCalendar | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, day = "", minute = "", second = "00", fraction = "", zone = "Z"] = match;
  const offset = /^[zZ]$/.test(zone)
    ? "Z"
    : zone.length === 5
      ? `${zone.slice(0, 3)}:${zone.slice(3)}`
      : zone;
  const milliseconds = Date.parse(`${day}T${minute}:${second}${offset}`);
  if (Number.isNaN(milliseconds) || !isCivilDate(day)) return null;
  const utc = new Date(milliseconds).toISOString();
  if (!/^(?!0000)\d{4}-/.test(utc)) return outsideCalendar;
  return `${utc.slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, "0")}Z`;
}

/** Whether the text is a day that exists. */
export function isCivilDate(text: string): boolean {
  return CivilDate.safeParse(text).success;
}

/** The UTC day on which the instant falls. */
export const dayOf = (instant: Instant): CivilDate => instant.slice(0, 10);
