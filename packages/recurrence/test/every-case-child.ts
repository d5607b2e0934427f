import { readFileSync } from "node:fs";
import {
  advance,
  describe,
  fromRRule,
  nextDate,
  occurrences,
  parseRule,
  toIcs,
  toRRule,
} from "../src/index.ts";

/** Run by itself in other time zones; prints what it checked and what is wrong. */
const cases = JSON.parse(readFileSync(new URL("fixtures/recurrence-cases.json", import.meta.url), "utf8"));
const wrong: unknown[] = [];
let checked = 0;

for (const { rule, repr, rrule, cases: series } of cases.rules) {
  const parsed = parseRule(rule);
  same(describe(parsed), repr);
  same(toRRule(parsed), rrule);
  for (const [deadline, dates] of series) {
    same(occurrences(parsed, { after: deadline, limit: 10 }).join(" "), dates);
    same(nextDate(parsed, deadline), dates.slice(0, 10));
    const start = `DTSTART;VALUE=DATE:${dates.slice(0, 10).replaceAll("-", "")}\r\n`;
    same(toIcs([{ id: 1, title: "", deadline, rule: parsed }]).includes(start), true);
  }
}
for (const [index, anchor, after, next] of cases.after) {
  same(nextDate(parseRule(cases.rules[index].rule), after, { anchor }), next);
}
for (const { rule, args, expect } of cases.advance) same(advance(parseRule(rule), args), expect);
for (const { rrule, dtstart, expect } of cases.rrule_import) same(fromRRule(rrule, { dtstart }), expect);

process.stdout.write(
  JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, checked, wrong }),
);

function same(ours: unknown, expected: unknown): void {
  checked += 1;
  if (sorted(ours) !== sorted(expected)) wrong.push({ ours, expected });
}

/** JSON with its keys in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
