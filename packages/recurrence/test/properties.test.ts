import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  between,
  compile,
  describe,
  fillDays,
  firstOnOrAfter,
  fromDay,
  fromRRule,
  isOccurrence,
  nextDate,
  nextDay,
  noDay,
  occurrences,
  parseRule,
  parseText,
  toDay,
  toRRule,
  validate,
} from "../src/index.ts";

const interval = fc.oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 9999 }));
const month_end = fc.constantFrom("clamp", "skip");
const date = { month_date: fc.integer({ min: 1, max: 31 }), month_end };
const nth = {
  nth_match: fc.constantFrom(10, 20, 30, 40, 50),
  day_of_week: fc.integer({ min: 1, max: 10 }).map((day) => day * 10),
};
const year_month = fc.integer({ min: 1, max: 12 });
const weekdays = fc.subarray([10, 20, 30, 40, 50, 60, 70], { minLength: 1 }).map((days) => days.join());

const rule = fc
  .oneof(
    fc.record({ scope_type: fc.constant(10), day_interval: interval }),
    fc.record({ scope_type: fc.constant(20), week_interval: interval, week_recur_days: weekdays }),
    fc.record({ scope_type: fc.constant(30), month_interval: interval, ...date }),
    fc.record({ scope_type: fc.constant(30), month_interval: interval, ...nth }),
    fc.record({ scope_type: fc.constant(40), year_interval: interval, year_month, ...date }),
    fc.record({ scope_type: fc.constant(40), year_interval: interval, year_month, ...nth }),
  )
  .filter((row) => validate(row).length === 0)
  .map(parseRule);

/** All days that a date can be, with more in our time. */
const day = fc
  .oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -719_162, max: 2_932_896 }))
  .map(fromDay);

test("dates are strictly increasing, are occurrences, and are what next finds one after the other", () => {
  fc.assert(
    fc.property(rule, day, (rule, anchor) => {
      const dates = occurrences(rule, { anchor, limit: 30 });
      let next = firstOnOrAfter(rule, anchor);
      for (const date of dates) {
        expect(date).toBe(next);
        expect(isOccurrence(rule, date, { anchor })).toBe(true);
        next = nextDate(rule, date, { anchor });
        expect(next === null || next > date).toBe(true);
      }
      expect(dates.length === 30 || next === null).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("moving the anchor to an occurrence changes nothing", () => {
  fc.assert(
    fc.property(rule, day, (rule, anchor) => {
      const [first, ...rest] = occurrences(rule, { anchor, limit: 8 });
      expect(first === undefined ? [] : occurrences(rule, { after: first, limit: 7 })).toEqual(rest);
    }),
    { numRuns: 2000 },
  );
});

test("no occurrence lies between a date and the next, nor before the anchor", () => {
  fc.assert(
    fc.property(rule, day, day, (rule, anchor, after) => {
      const next = nextDate(rule, after, { anchor });
      const end = next ?? "9999-12-31";
      // After the last day of all there is nothing to look through.
      const later = after < end ? between(rule, fromDay(toDay(after) + 1), end, { anchor }) : [];
      expect(later).toEqual(next === null ? [] : [next]);
      expect(next === null || (next > after && next >= anchor)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("the integer core gives the same days", () => {
  fc.assert(
    fc.property(rule, day, day, (rule, anchor, after) => {
      const next = nextDate(rule, after, { anchor });
      expect(nextDay(compile(rule), toDay(anchor), toDay(after))).toBe(next === null ? noDay : toDay(next));
      const days = new Int32Array(5);
      const span = { anchor: toDay(anchor), from: toDay(after), to: toDay("9999-12-31") };
      const size = fillDays(compile(rule), span, days);
      const first = firstOnOrAfter(rule, after, { anchor });
      expect(size > 0 ? fromDay(days[0] ?? 0) : null).toBe(first);
    }),
    { numRuns: 2000 },
  );
});

test("an end by count and one by the date of the last occurrence are the same", () => {
  fc.assert(
    fc.property(rule, day, fc.integer({ min: 1, max: 40 }), (rule, anchor, count) => {
      const all = occurrences(rule, { anchor, limit: count });
      expect(occurrences(rule, { anchor, end: { count } })).toEqual(all);
      const last = all.at(-1);
      if (last === undefined) return;
      expect(nextDate(rule, last, { anchor, end: { until: last } })).toBeNull();
      expect(nextDate(rule, fromDay(toDay(anchor)), { anchor, end: { count } })).toBe(
        all.find((date) => date > anchor) ?? null,
      );
    }),
    { numRuns: 1000 },
  );
});

test("the text reads back as the rule, and the RRULE as one with the same dates", () => {
  fc.assert(
    fc.property(rule, day, (rule, anchor) => {
      expect(parseText(describe(rule))).toEqual(rule);
      const back = fromRRule(toRRule(rule)).rule;
      expect(back && occurrences(back, { anchor, limit: 12 })).toEqual(
        occurrences(rule, { anchor, limit: 12 }),
      );
    }),
    { numRuns: 2000 },
  );
});

test("day numbers and dates are each other's inverse on every day of the calendar", () => {
  let wrong = 0;
  for (let day = toDay("0001-01-01"); day <= toDay("9999-12-31"); day += 1) {
    if (toDay(fromDay(day)) !== day) wrong += 1;
  }
  expect(wrong).toBe(0);
  expect([fromDay(0), fromDay(-719_162), fromDay(2_932_896)]).toEqual([
    "1970-01-01",
    "0001-01-01",
    "9999-12-31",
  ]);
});
