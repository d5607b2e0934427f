import { describe as group, expect, test } from "vitest";
import {
  advance,
  compile,
  describe,
  fromRRule,
  nextDate,
  occurrences,
  parseRule,
  parseText,
  toRRule,
  urgency,
  validate,
} from "../src/index.ts";
import cases from "./fixtures/recurrence-cases.json" with { type: "json" };

group("every published case", () => {
  test("the next ten dates of every rule and deadline are right, whether the anchor moves or stays", () => {
    let checked = 0;
    for (const { rule, cases: series } of cases.rules) {
      const parsed = parseRule(rule);
      for (const [deadline = "", dates = ""] of series) {
        const expected = dates.split(" ");
        expect(occurrences(parsed, { after: deadline, limit: expected.length })).toEqual(expected);
        let memoryless = deadline;
        let anchored = deadline;
        for (const date of expected) {
          memoryless = nextDate(parsed, memoryless) ?? "";
          anchored = nextDate(parsed, anchored, { anchor: deadline }) ?? "";
          expect([memoryless, anchored]).toEqual([date, date]);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(5000);
  });

  test("the next date after any day is right for an anchor elsewhere", () => {
    for (const [index, ...dates] of cases.after) {
      const [anchor = "", after = "", next = ""] = dates.map(String);
      const rule = parseRule(cases.rules[Number(index)]?.rule);
      expect([index, nextDate(rule, after, { anchor })]).toEqual([index, next]);
    }
  });

  test("every rule is canonical, has its text, and the text reads back", () => {
    const texts = new Set<string>();
    const codes = new Set<number>();
    for (const { rule, repr } of cases.rules) {
      expect(parseRule(rule)).toEqual(rule);
      expect(describe(parseRule(rule))).toBe(repr);
      expect(parseText(repr)).toEqual(rule);
      texts.add(repr);
      codes.add(compile(parseRule(rule)));
    }
    expect([texts.size, codes.size]).toEqual([cases.rules.length, cases.rules.length]);
  });

  test("every rule has its RRULE, and the RRULE reads back as the same rule or its equal", () => {
    for (const { rule, rrule } of cases.rules) {
      const parsed = parseRule(rule);
      expect(toRRule(parsed)).toBe(rrule);
      expect(fromRRule(rrule)).toEqual({ rule: shortened(rule) });
    }
  });

  test.each(cases.rrule_import)(
    "$rrule from $dtstart is imported as $expect",
    ({ rrule, dtstart, expect: expected }) => {
      expect(fromRRule(rrule, { dtstart })).toEqual(expected);
    },
  );

  test.each(cases.invalid)("$input has exactly the issues $errors", ({ input, errors }) => {
    expect(validate(input)).toEqual(errors);
    expect(() => parseRule(input)).toThrow(
      expect.objectContaining({ name: "RecurrenceError", issues: errors }),
    );
  });

  test.each(cases.normalise)("$input is read as $normalised", ({ input, normalised, repr, rrule }) => {
    expect(parseRule(input)).toEqual(normalised);
    expect(describe(parseRule(input))).toBe(repr);
    expect(toRRule(parseRule(input))).toBe(rrule);
  });

  test.each(cases.advance)("advance: $note", ({ rule, args, expect: expected }) => {
    const base = args.base === "completion" ? "completion" : "schedule";
    const catch_up = args.catch_up === "skip" ? "skip" : "none";
    expect(advance(parseRule(rule), { ...args, base, catch_up })).toEqual(expected);
  });

  test.each(cases.urgency)(
    "urgency on $today of $deadline is '$expect'",
    ({ expect: expected, ...options }) => {
      expect(urgency(options)).toBe(expected);
    },
  );
});

/** A yearly date beyond the longest length of its month comes back as that length, which means the same. */
function shortened(rule: { year_month?: number | undefined; month_date?: number | undefined }): object {
  if (rule.year_month === undefined || rule.month_date === undefined) return rule;
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][rule.year_month - 1] ?? 0;
  return { ...rule, month_date: Math.min(rule.month_date, longest) };
}
