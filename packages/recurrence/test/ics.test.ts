import ICAL from "ical.js";
import { expect, test } from "vitest";
import { occurrences, parseRule, toIcs, toRRule } from "../src/index.ts";
import type { IcsOptions, Rule } from "../src/index.ts";
import { anchors, grid } from "./grid.ts";

const decade = 10;

test("ical.js reads the same dates for ten years, with rules it misreads expanded", () => {
  const wrong: unknown[] = [];
  let checked = 0;
  for (const [index, rule] of grid().entries()) {
    if (index % 9 !== 0) continue;
    const deadline = anchors[index % anchors.length] ?? "";
    const end = { until: `${Number(deadline.slice(0, 4)) + decade}-12-31` };
    const expected = occurrences(rule, { after: deadline, anchor: deadline, end });
    const read = readSeries(toIcs([{ id: 42, title: "Check", deadline, rule }], optionsFor(rule)), end.until);
    if (read.join(" ") !== [deadline, ...expected].join(" ")) wrong.push({ rule, deadline, read, expected });
    checked += 1;
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(400);
});

test("a clamped 30th whose Februaries are out of phase is written as a plain day of the month", () => {
  const rule = parseRule({ scope_type: 30, month_date: 30, month_interval: 6 });
  const feed = toIcs([{ id: 1, title: "Check", deadline: "2017-03-30", rule }]);
  expect(feed).toContain("\r\nRRULE:FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=30\r\n");
  expect(readSeries(feed, "2027-12-31")).toEqual([
    "2017-03-30",
    ...occurrences(rule, { after: "2017-03-30", end: { until: "2027-12-31" }, anchor: "2017-03-30" }),
  ]);
});

test("the recurring event starts on the next date, also after a deadline that was postponed", () => {
  const rule = parseRule({ scope_type: 20, week_interval: 2, week_recur_days: "10" });
  const lines = toIcs([
    { id: "a;b", title: "Check", deadline: "2017-03-09", anchor: "2017-03-06", rule },
  ]).split("\r\n");
  expect(lines.filter((line) => /^(UID|DTSTART|RRULE)/.test(line))).toEqual([
    String.raw`UID:control-a\;b`,
    "DTSTART;VALUE=DATE:20170309",
    String.raw`UID:control-a\;b-next`,
    "DTSTART;VALUE=DATE:20170320",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO",
  ]);
});

test("an end by count becomes the date of the last occurrence, and an ended series has no recurring event", () => {
  const rule = parseRule({ scope_type: 10, day_interval: 10 });
  const control = { id: 7, title: "Check", deadline: "2017-03-11", anchor: "2017-03-01", rule };
  expect(toIcs([{ ...control, end: { count: 4 } }])).toContain(
    "RRULE:FREQ=DAILY;INTERVAL=10;UNTIL=20170331\r\n",
  );
  expect(toIcs([{ ...control, end: { count: 2 } }])).not.toContain("RRULE");
});

test("no line is longer than 75 octets or cut inside a character, and texts come back as they were", () => {
  const title = `Prüfung, Brücke; "Süd" \\ ${"€𝄞".repeat(60)}\nzweite Zeile`;
  const rule = parseRule({
    scope_type: 40,
    nth_match: 50,
    day_of_week: 100,
    year_month: 12,
    year_interval: 3,
  });
  const feed = toIcs([{ id: 42, title, description: "a".repeat(400), deadline: "2017-03-01", rule }], {
    name: "Régistre",
    stamp: "2017-01-02T12:45:39.542376Z",
  });
  for (const line of feed.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const [event] = eventsOf(feed);
  expect(event?.summary).toBe(title);
  expect(event?.description).toBe("a".repeat(400));
  expect(feed).toContain("\r\nDTSTAMP:20170102T124539Z\r\n");
  expect(feed.replaceAll("\r\n ", "")).toContain(`RRULE:${toRRule(rule)}\r\n`);
});

test("controls without a deadline have no events; equal input gives equal bytes", () => {
  expect(eventsOf(toIcs([{ id: 1, title: "Check", deadline: null }]))).toEqual([]);
  expect(toIcs([{ id: 1, title: "Check", deadline: "2017-03-01" }])).toBe(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Riskloom//Recurrence//EN\r\nBEGIN:VEVENT\r\nUID:control-1\r\n" +
      "DTSTAMP:19700101T000000Z\r\nDTSTART;VALUE=DATE:20170301\r\nSUMMARY:Check\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  );
});

/** ical.js 2.2.1 ignores BYSETPOS beside BYMONTHDAY (its issue 960). */
function optionsFor(rule: Rule): IcsOptions {
  return /BYMONTHDAY=.*BYSETPOS/.test(toRRule(rule)) ? { expand: 140 } : {};
}

function eventsOf(feed: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(feed));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

function readSeries(feed: string, until: string): string[] {
  const dates: string[] = [];
  for (const event of eventsOf(feed)) {
    const iterator = event.iterator();
    for (let time = iterator.next(); time && time.toString() <= until; time = iterator.next())
      dates.push(time.toString());
  }
  return dates;
}
