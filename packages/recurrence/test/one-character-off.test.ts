import { describe, expect, it } from "vitest";
import { fromDay, fromRRule, RecurrenceError, toDay, toIcs } from "@riskloom/recurrence";

/** A text with each place changed to, preceded by or rid of a character of ASCII, and with digits and letters of other scripts. */
function oneOff(text: string): string[] {
  const characters = [
    ...Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code)),
    "\u0663",
    "\uff13",
    "\u00b2",
    "\u00bd",
    "\u0131",
    "\u017f",
    "\u212a",
    "\u2212",
    "\u2010",
    "\u2013",
    "\u00a0",
    "\u2028",
    "\ufeff",
  ];
  const places = Array.from({ length: text.length + 1 }, (_, at) => at);
  return places.flatMap((at) => [
    text.slice(0, at) + text.slice(at + 1),
    ...characters.flatMap((character) => [
      text.slice(0, at) + character + text.slice(at + 1),
      text.slice(0, at) + character + text.slice(at),
    ]),
  ]);
}

/** Whether JavaScript's own calendar has the day; its parser is asked for nothing but digits. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const isDay = (text: string): boolean => {
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
  return year !== undefined && exists(Number(year), Number(month), Number(day));
};

const accepted = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RecurrenceError) return false;
    throw error;
  }
};

describe.each(["2023-01-30", "2024-02-29", "0001-01-01", "9999-12-31", "1970-10-09"])(
  "near the date %s",
  (date) => {
    it("every text is refused, or is a day of the calendar and comes back as it was", () => {
      for (const text of oneOff(date)) {
        expect([text, accepted(() => toDay(text))]).toEqual([text, isDay(text)]);
      }
      for (const text of oneOff(date).filter(isDay)) expect(fromDay(toDay(text))).toBe(text);
    });

    it("a series starts and ends on days of eight digits alone", () => {
      const basic = date.replaceAll("-", "");
      const written = (text: string): boolean =>
        /^[0-9]{8}$/.test(text) && isDay(text.replace(/^(.{4})(..)(..)$/, "$1-$2-$3"));
      // A semicolon ends the value, a break the line, blanks around a line are none: what is left is then another text.
      for (const text of oneOff(basic).filter((near) => !/[;\s\ufeff]/.test(near))) {
        const until = fromRRule(`FREQ=DAILY;UNTIL=${text}`, { dtstart: "0001-01-01" });
        expect([text, !("error" in until)]).toEqual([text, written(text)]);
      }
    });
  },
);

it("a rule is spelled in ASCII: no letter of another script counts as the one that it becomes in upper case", () => {
  for (const text of [
    "FREQ=DAıLY",
    "FREQ=WEEKLY;BYDAY=ſU",
    "FREQ=WEEKLY;WKſT=MO;BYDAY=MO",
    "FREQ=MONTHLY;BYMONTHDAY=٣",
  ]) {
    expect(fromRRule(text, { dtstart: "2023-01-30" })).toHaveProperty("error");
  }
});

it("the stamp of a calendar is a moment that there is", () => {
  const stamp = "2017-01-02T12:45:39Z";
  const isMoment = (text: string): boolean =>
    /^[^T]{10}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]+)?Z$/.test(text) && isDay(text.slice(0, 10));
  for (const text of oneOff(stamp)) {
    expect([text, accepted(() => toIcs([], { stamp: text }))]).toEqual([text, isMoment(text)]);
  }
});

it("tabs are kept in the texts of a calendar, other control characters are not", () => {
  const control = { id: 1, title: "a\tb\u0007c\u007f", deadline: "2017-03-01" };
  expect(toIcs([control])).toContain("SUMMARY:a\tbc\r\n");
});
