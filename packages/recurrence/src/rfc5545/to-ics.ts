import { compile } from "../series/compile.ts";
import { basic, fold, text } from "./ics-text.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { fromDay, toDay } from "../calendar/iso-date.ts";
import { nextDate } from "../series/next-date.ts";
import { occurrences } from "../series/occurrences.ts";
import { boundOf } from "../series/options.ts";
import type { End } from "../series/options.ts";
import { parseRule } from "../rule/parse-rule.ts";
import { refuse, whole } from "../rule/recurrence-error.ts";
import type { Rule } from "../rule/rule.ts";
import { toRRule } from "./to-rrule.ts";

/** What a calendar shows of a control. */
export interface IcsControl {
  /** Part of the UIDs: a control keeps its events as long as it keeps its id. */
  readonly id: number | string;
  readonly title: string;
  readonly description?: string | undefined;
  /** Without one the control has no events. */
  readonly deadline: IsoDate | null;
  readonly rule?: Rule | null | undefined;
  readonly anchor?: IsoDate | undefined;
  readonly end?: End | undefined;
}

export interface IcsOptions {
  /** The name that the calendar shows. */
  readonly name?: string | undefined;
  /** The instant of DTSTAMP, in UTC: `2017-01-02T12:45:39Z`; 1970 by default, so that equal input gives equal bytes. */
  readonly stamp?: string | undefined;
  /** Writes the next so many dates as single events instead of an RRULE, for readers that misread BYSETPOS. */
  readonly expand?: number | undefined;
}

/**
 * An iCalendar feed (RFC 5545) of deadlines: an all-day event for each deadline, and one that recurs from the
 * next date on. The RRULE never starts on the deadline itself, which may have been postponed to a day that is
 * no occurrence.
 *
 * @example
 * toIcs([{ id: 42, title: "Check pumps", deadline: "2017-03-01", rule: parseRule({ scope_type: 30, month_date: 1 }) }])
 *   .includes("DTSTART;VALUE=DATE:20170401\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1\r\n"); // true
 * @throws {RecurrenceError} if a rule, a date or an option is not valid.
 */
export function toIcs(controls: Iterable<IcsControl>, options: IcsOptions = {}): string {
  const { expand, name, stamp = "1970-01-01T00:00:00Z" } = options;
  toDay(stamp.slice(0, 10), "stamp");
  if (!/^.{10}T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?Z$/.test(stamp)) throw refuse("stamp", "not_an_instant");
  const stamped = `DTSTAMP:${stamp.replaceAll(/[-:]|\.\d+/g, "")}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Riskloom//Recurrence//EN",
    ...property("X-WR-CALNAME", name),
  ];
  for (const control of controls) {
    const about = [...property("SUMMARY", control.title), ...property("DESCRIPTION", control.description)];
    for (const [uid, ...start] of eventsOf(control, expand)) {
      lines.push(
        "BEGIN:VEVENT",
        `UID:${uid}`,
        stamped,
        ...start,
        ...about,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      );
    }
  }
  return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
}

/** For every event of a control its UID, its DTSTART, and its RRULE if it has one. */
function eventsOf(control: IcsControl, expand: number | undefined): string[][] {
  const { deadline, end } = control;
  if (deadline === null) return [];
  const uid = text(`control-${control.id}`);
  const events = [[uid, startOf(deadline)]];
  if (control.rule === undefined || control.rule === null) return events;
  const rule = parseRule(control.rule);
  const series = { anchor: control.anchor ?? deadline, end };
  if (expand !== undefined) {
    const dates = occurrences(rule, { ...series, after: deadline, limit: whole(expand, "expand", 1) });
    return [...events, ...dates.map((date) => [`${uid}-${basic(date)}`, startOf(date)])];
  }
  const next = nextDate(rule, deadline, series);
  if (next === null) return events;
  const until = end && { until: fromDay(boundOf(series, compile(rule), toDay(series.anchor))) };
  const value = toRRule(withoutFebruary(rule, next), until);
  return [...events, [`${uid}-next`, startOf(next), `RRULE:${value}`]];
}

/** Calendars read `BYMONTHDAY=30` better than its clamped form, which says the same if no February is in phase. */
function withoutFebruary(rule: Rule, next: IsoDate): Rule {
  if (rule.scope_type !== 30 || rule.month_date === undefined || rule.month_date > 30) return rule;
  const month = Number(next.slice(5, 7));
  for (let at = month; at < month + 12 * rule.month_interval; at += rule.month_interval) {
    if (at % 12 === 2) return rule;
  }
  return { ...rule, month_end: "skip" };
}

function property(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}:${text(value)}`];
}

function startOf(date: IsoDate): string {
  return `DTSTART;VALUE=DATE:${basic(date)}`;
}
