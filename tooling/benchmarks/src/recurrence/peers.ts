import { createRequire } from "node:module";
import type { Options, RRule } from "rrule";
import { RRuleTemporal } from "rrule-temporal";

// Node takes rrule's CommonJS build, whose named exports it cannot see.
const rrule: typeof import("rrule") = createRequire(import.meta.url)("rrule");

/** Midnight UTC, which is how both peers are told a calendar date. */
export function instant(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Without its cache: an unbounded rule cannot be cached by rrule anyway. */
export function rruleOf(text: string, start: string): RRule {
  return new rrule.RRule(rruleOptions(text, start), true);
}

export function rruleOptions(text: string, start: string): Partial<Options> {
  return { ...rrule.RRule.parseString(text), dtstart: instant(start) };
}

export function rruleFrom(options: Partial<Options>): RRule {
  return new rrule.RRule(options, true);
}

export function temporalOf(text: string, start: string): RRuleTemporal {
  return new RRuleTemporal({ rruleString: `DTSTART:${start.replaceAll("-", "")}T000000Z\nRRULE:${text}` });
}

export function isoOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
