import { describe as group, expect, test } from "vitest";
import * as recurrence from "../src/index.ts";
import {
  advance,
  between,
  describe,
  firstOnOrAfter,
  fromRRule,
  nextDate,
  occurrences,
  parseRule,
  parseText,
  RecurrenceError,
  toDay,
  toIcs,
  todayIn,
  toRRule,
  urgency,
  validate,
} from "../src/index.ts";
import type { Rule } from "../src/index.ts";

group("a series without a further date", () => {
  const odd = parseRule({
    scope_type: 40,
    month_date: 29,
    year_month: 2,
    year_interval: 2,
    month_end: "skip",
  });
  test("is null, whatever the reason", () => {
    expect(nextDate(odd, "1969-12-31")).toBeNull();
    expect(occurrences(odd, { anchor: "1969-12-31" })).toEqual([]);
    expect(nextDate(parseRule({ scope_type: 10 }), "9999-12-31")).toBeNull();
    expect(
      nextDate(
        parseRule({ scope_type: 40, month_date: 1, year_month: 1, year_interval: 9999 }),
        "2017-03-01",
      ),
    ).toBeNull();
    expect(
      nextDate(
        parseRule({ scope_type: 30, month_date: 31, month_end: "skip", month_interval: 12 }),
        "2017-04-30",
      ),
    ).toBeNull();
    expect(nextDate(odd, "2017-03-01", { anchor: "2016-01-01", end: { until: "2019-12-31" } })).toBeNull();
  });

  test("leaps over 2100, which is no leap year", () => {
    const leap = parseRule({
      scope_type: 40,
      month_date: 29,
      year_month: 2,
      year_interval: 4,
      month_end: "skip",
    });
    expect(nextDate(leap, "2096-02-29")).toBe("2104-02-29");
  });

  test("is reached at the end of the calendar, for every form", () => {
    expect(
      occurrences(parseRule({ scope_type: 20, week_recur_days: "50" }), { after: "9999-12-20" }),
    ).toEqual(["9999-12-24", "9999-12-31"]);
    expect(occurrences(parseRule({ scope_type: 30, month_date: 31 }), { after: "9999-11-02" })).toEqual([
      "9999-11-30",
      "9999-12-31",
    ]);
    expect(occurrences(parseRule({ scope_type: 10 }), { anchor: "0001-01-01" })).toHaveLength(3_652_059);
  });
});

group("the week of an interval", () => {
  test("starts on Monday, as in the example of RFC 5545 for WKST", () => {
    const rule = parseRule({ scope_type: 20, week_interval: 2, week_recur_days: "20,70" });
    expect(occurrences(rule, { anchor: "1997-08-05", limit: 4 })).toEqual([
      "1997-08-05",
      "1997-08-10",
      "1997-08-19",
      "1997-08-24",
    ]);
  });
});

group("input from outside", () => {
  const rows: unknown[] = [
    undefined,
    null,
    0,
    "",
    "FREQ=DAILY",
    [],
    {},
    Number.NaN,
    true,
    { scope_type: Number.NaN },
    { scope_type: 10, day_interval: Number.POSITIVE_INFINITY },
    { scope_type: 20, week_recur_days: {} },
    { scope_type: 20, week_recur_days: "1e1" },
    { scope_type: 20, week_recur_days: "10,,20" },
    { scope_type: 30, month_date: 1e300 },
    { scope_type: 30, nth_match: 1.5, day_of_week: -10 },
    { scope_type: 40, month_date: 31, year_month: 2, month_end: 7 },
  ];

  test.each(rows)("%j is no rule: every function says so by the documented error", (row) => {
    expect(validate(row).length).toBeGreaterThan(0);
    const rule = row;
    trust(rule);
    for (const call of [
      () => parseRule(rule),
      () => nextDate(rule, "2017-03-01"),
      () => describe(rule),
      () => toRRule(rule),
      () => between(rule, "2017-03-01", "2018-03-01"),
      () => occurrences(rule, { anchor: "2017-03-01" }),
      () => toIcs([{ id: 1, title: "", deadline: "2017-03-01", rule: { ...Object(rule), scope_type: 0 } }]),
    ]) {
      expect(call).toThrow(RecurrenceError);
    }
  });

  test("a rule that was not parsed is checked by every function, and its defaults are filled in", () => {
    const row: unknown = { scope_type: 30, month_date: 15, month_interval: null };
    trust(row);
    expect(nextDate(row, "2017-03-01")).toBe("2017-03-15");
    const wrong: unknown = { scope_type: 30, month_date: 45, month_interval: 1 };
    trust(wrong);
    expect(() => nextDate(wrong, "2017-03-01")).toThrow("month_date: out of range");
  });

  test.each([
    "2017-3-01",
    "2017-02-29",
    "2017-13-01",
    "2017-00-01",
    "2017-01-00",
    "0000-01-01",
    "10000-01-01",
    "2017-03-01T00:00Z",
    "2017/03/01",
    "２017-03-01",
    " 017-03-01",
    "",
  ])("'%s' is no date", (date) => {
    const rule = parseRule({ scope_type: 10 });

    expect(() => nextDate(rule, date)).toThrow(issue("after"));
    expect(() => nextDate(rule, "2017-03-01", { anchor: date })).toThrow(issue("anchor"));
    expect(() => between(rule, "2017-03-01", date)).toThrow(issue("to"));
    expect(() => firstOnOrAfter(rule, date)).toThrow(issue("day"));
    expect(() => nextDate(rule, "2017-03-01", { end: { until: date } })).toThrow(issue("until"));
    expect(() => advance(rule, { deadline: date, on: "2017-03-01" })).toThrow(issue("deadline"));
    expect(() => urgency({ deadline: "2017-03-01", status: 20, today: date })).toThrow(issue("today"));
  });

  test("other arguments are refused by name", () => {
    const rule = parseRule({ scope_type: 10 });
    expect(() => occurrences(rule, {})).toThrow("anchor: required");
    expect(() => occurrences(rule, { anchor: "2017-03-01", limit: -1 })).toThrow("limit: out of range");
    expect(() => nextDate(rule, "2017-03-01", { end: { count: 3 } })).toThrow("anchor: required");
    expect(() => nextDate(rule, "2017-03-01", { anchor: "2017-03-01", end: { count: 0 } })).toThrow(
      "count: out of range",
    );
    expect(() => toIcs([], { stamp: "2017-03-01" })).toThrow("stamp: not an instant");
    expect(() => todayIn("Mars/Olympus")).toThrow("timeZone: unknown choice");
    expect(() => todayIn("UTC", Number.NaN)).toThrow("instant: out of range");
    expect(() => fromRRule("FREQ=WEEKLY", { dtstart: "today" })).toThrow("dtstart: not a date");
  });

  test.each([
    "",
    "Every",
    "every day",
    "Every day ",
    "Every 1 day",
    "Every 01 days",
    "Every 3 day",
    "Every 10000 days",
    "Every 5th Monday of every month",
    "Every week on Tuesday and Monday",
    "Every 31st of every February",
    "Every 15th of every month (or the last day of a shorter month)",
  ])("'%s' is no text of a rule", (text) => {
    expect(() => parseText(text)).toThrow("text: not a rule text");
  });

  test.each([
    ["", "syntax", "FREQ"],
    ["FREQ=DAILY;", "syntax", ""],
    ["FREQ=DAILY;FREQ=DAILY", "syntax", "FREQ"],
    ["FREQ=DAILY;INTERVAL=0", "syntax", "INTERVAL"],
    ["FREQ=DAILY;INTERVAL=10000", "unsupported_value", "INTERVAL"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20170301", "syntax", "UNTIL"],
    ["FREQ=DAILY;UNTIL=20170230", "syntax", "UNTIL"],
    ["FREQ=MONTHLY;BYMONTHDAY=-2", "unsupported_value", "BYMONTHDAY"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,15", "unsupported_value", "BYMONTHDAY"],
    ["FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "unsupported_part", "BYSETPOS"],
    ["FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1", "unsupported_value", "BYMONTH"],
    ["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", "unsupported_value", "BYMONTHDAY"],
    ["FREQ=DAILY;BYHOUR=9", "unsupported_part", "BYHOUR"],
    ["FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=1", "unsupported_value", "BYDAY"],
    ["RRULE:FREQ=DAILY\r\nEXDATE:20170301", "unsupported_part", "EXDATE"],
    ["RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "unsupported_part", "RRULE"],
    ["FREQ=MONTHLY;BYMONTHDAY=30;SKIP=BACKWARD", "syntax", "SKIP"],
    ["FREQ=SECONDLY", "unsupported_freq", "FREQ"],
    ["FREQ=OFTEN", "syntax", "FREQ"],
    ["FREQ=DAILY;__PROTO__=1", "unsupported_part", "__PROTO__"],
  ])("the RRULE '%s' is refused: %s in %s", (text, error, part) => {
    expect(fromRRule(text)).toEqual({ error, part });
  });

  test("an RRULE may be folded, lower case, and beside its DTSTART", () => {
    expect(fromRRule("DTSTART;VALUE=DATE:20240131\r\nRRULE:freq=mon\r\n thly;count=3\r\n")).toEqual({
      rule: { scope_type: 30, month_date: 31, month_end: "skip", month_interval: 1 },
      end: { count: 3 },
    });
  });
});

test("today is the date of the zone", () => {
  const instant = Date.UTC(2017, 2, 1, 12);
  expect(
    ["Pacific/Kiritimati", "UTC", "America/St_Johns", "Pacific/Pago_Pago"].map((zone) =>
      todayIn(zone, instant),
    ),
  ).toEqual(["2017-03-02", "2017-03-01", "2017-03-01", "2017-03-01"]);
  expect(todayIn("America/St_Johns", Date.UTC(2017, 2, 1, 3, 29))).toBe("2017-02-28");
  expect(toDay(todayIn("UTC"))).toBeGreaterThan(20_000);
});

test("the package exports what its README names, and nothing else", () => {
  expect(Object.keys(recurrence).toSorted()).toEqual([
    "RecurrenceError",
    "advance",
    "between",
    "compile",
    "describe",
    "fillDays",
    "firstOnOrAfter",
    "fromDay",
    "fromRRule",
    "isOccurrence",
    "nextDate",
    "nextDay",
    "nextTerm",
    "noDay",
    "occurrences",
    "parseRule",
    "parseText",
    "terms",
    "toDay",
    "toIcs",
    "toRRule",
    "todayIn",
    "urgency",
    "validate",
  ]);
});

/** Callers without types pass what they like. */
function trust(_input: unknown): asserts _input is Rule {}

function issue(field: string): object {
  return expect.objectContaining({ issues: [{ field, code: "not_a_date" }] });
}
