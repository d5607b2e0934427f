import { createRequire } from "node:module";
import { RRuleTemporal } from "rrule-temporal";
import { expect, test } from "vitest";
import { nextDate, occurrences, toRRule } from "../src/index.ts";
import { anchors, grid } from "./grid.ts";

// Node takes rrule's CommonJS build, whose named exports it cannot see.
const { RRule }: typeof import("rrule") = createRequire(import.meta.url)("rrule");

/** Every eleventh rule, so that the peers, which walk, stay within seconds. */
const sample = [...grid()]
  .filter((_, index) => index % 11 === 0)
  .map((rule, index) => ({ rule, anchor: anchors[index % anchors.length] ?? "" }));

test("rrule 2.8.1 finds the same five dates after a date years from the anchor", () => {
  const wrong: unknown[] = [];
  for (const { rule, anchor } of sample) {
    const after = `${Number(anchor.slice(0, 4)) + 3}-05-17`;
    const peer = new RRule(
      { ...RRule.parseString(toRRule(rule)), dtstart: instant(anchor), count: null },
      true,
    );
    const expected: string[] = [];
    for (
      let date = peer.after(instant(after));
      date !== null && expected.length < 5;
      date = peer.after(date)
    ) {
      expected.push(date.toISOString().slice(0, 10));
    }
    const ours = occurrences(rule, { anchor, after, limit: 5 });
    if (ours.join(" ") !== expected.join(" ")) wrong.push({ rule, anchor, ours, expected });
  }
  expect(sample.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

test("rrule-temporal 2.2.7 finds the same next dates", () => {
  const wrong: unknown[] = [];
  for (const { rule, anchor } of sample) {
    const start = `DTSTART:${anchor.replaceAll("-", "")}T000000Z`;
    const peer = new RRuleTemporal({ rruleString: `${start}\nRRULE:${toRRule(rule)}` });
    for (const years of [0, 4, 60]) {
      const after = `${Number(anchor.slice(0, 4)) + years}-12-30`;
      const ours = nextDate(rule, after, { anchor });
      const expected = nextOrNull(peer, after);
      if (ours !== expected) wrong.push({ rule, anchor, after, ours, expected });
    }
  }
  expect(wrong).toEqual([]);
});

/** It gives up on a series that has no further date, by an error. */
function nextOrNull(peer: RRuleTemporal, after: string): string | null {
  try {
    return peer.next(instant(after))?.toPlainDate().toString() ?? null;
  } catch {
    return null;
  }
}

function instant(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
