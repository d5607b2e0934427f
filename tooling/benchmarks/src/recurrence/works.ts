import { between, compile, fillDays, nextDate, occurrences, parseRule, toDay } from "@riskloom/recurrence";
import type { Work } from "./measure.ts";
import { instant, rruleFrom, rruleOf, rruleOptions, temporalOf } from "./peers.ts";
import { anchor } from "./rules.ts";
import type { Subject } from "./rules.ts";

/** What is timed of one rule, by name: ours, and the same done by a peer. */
export function worksOf(subject: Subject): Readonly<Record<WorkName, Work>> {
  const { row, rule, rrule } = subject;
  const peer = rruleOf(rrule, anchor);
  const temporal = temporalOf(rrule, anchor);
  const options = rruleOptions(rrule, anchor);
  const code = compile(rule);
  const day = toDay(anchor);
  const span = { anchor: day, from: day, to: toDay("9999-12-31") };
  const century = inYears(100);
  const instants = century.map(instant);
  const from = "2067-03-01";
  const to = "2068-02-29";
  return {
    next: each(century, (date) => nextDate(rule, date, { anchor })),
    nextRrule: each(instants.slice(0, 4), (date) => peer.after(date)),
    nextTemporal: each(instants, (date) => temporal.next(date)),
    cold: each([anchor], (date) => nextDate(parseRule(row), date)),
    coldRrule: each([instant(anchor)], (date) => rruleFrom(options).after(date)),
    first: each([1000], (limit) => occurrences(rule, { anchor, limit })),
    firstDays: each([1000], (limit) => {
      const days = new Int32Array(limit);
      fillDays(code, span, days);
      return days;
    }),
    firstRrule: each([1000], () => peer.all(thousand)),
    window: each([from], (date) => between(rule, date, to, { anchor })),
    windowRrule: each([instant(from)], (date) => peer.between(date, instant(to), true)),
    near: each(inYears(1), (date) => nextDate(rule, date, { anchor })),
    far: each(inYears(1000), (date) => nextDate(rule, date, { anchor })),
  };
}

export type WorkName =
  | "next"
  | "nextRrule"
  | "nextTemporal"
  | "cold"
  | "coldRrule"
  | "first"
  | "firstDays"
  | "firstRrule"
  | "window"
  | "windowRrule"
  | "near"
  | "far";

/** Days over a year, so that no query is the one before it. */
const dates = Array.from({ length: 64 }, (_, at) => {
  const month = String((at % 12) + 1).padStart(2, "0");
  return `-${month}-${String(((at * 7) % 28) + 1).padStart(2, "0")}`;
});

function inYears(years: number): string[] {
  return dates.map((date) => `${2017 + years}${date}`);
}

function thousand(_: Date, index: number): boolean {
  return index < 999;
}

function each<Value>(values: readonly Value[], work: (value: Value) => unknown): Work {
  return {
    size: values.length,
    run: () => {
      let last: unknown;
      for (const value of values) last = work(value);
      return last;
    },
  };
}
