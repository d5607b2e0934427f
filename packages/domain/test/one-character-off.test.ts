import { describe, expect, it } from "vitest";
import { CivilDate, Instant, isCivilDate, parseInstant } from "../src/index.ts";

const characters = [
  ...Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code)),
  "\u0663",
  "\uff13",
  "\u00b2",
  "\u2212",
  "\u2013",
  "\u00a0",
  "\u2028",
  "\ufeff",
];

/** A text with each place changed, preceded by another character, or left out. */
const oneOff = (text: string): string[] =>
  Array.from({ length: text.length + 1 }, (_, at) => at).flatMap((at) => [
    text.slice(0, at) + text.slice(at + 1),
    ...characters.flatMap((character) => [
      text.slice(0, at) + character + text.slice(at + 1),
      text.slice(0, at) + character + text.slice(at),
    ]),
  ]);

/** Days of the Gregorian calendar by its rules (ISO 8601-1:2019, 4.2.1). */
function isDay(text: string): boolean {
  const [, year, month, day] = (/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= length;
}

const time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

describe.each(["2023-01-30", "2024-02-29", "1900-02-28", "0001-01-01", "9999-12-31"])(
  "near the day %s",
  (day) => {
    it("a text is a day where the calendar has it, and nowhere else", () => {
      for (const text of oneOff(day)) {
        expect([text, isCivilDate(text), CivilDate.safeParse(text).success]).toEqual([
          text,
          isDay(text),
          isDay(text),
        ]);
      }
    });

    it("a text is an instant where day and time of day are, with six digits and in UTC", () => {
      const form = new RegExp(`^.{10}T${time}\\.[0-9]{6}Z$`, "s");
      for (const text of oneOff(`${day}T23:59:58.542376Z`)) {
        expect([text, Instant.safeParse(text).success]).toEqual([
          text,
          form.test(text) && isDay(text.slice(0, 10)),
        ]);
      }
    });

    it("what is read from any other spelling is an instant on that day or the next to it", () => {
      for (const text of oneOff(`${day}T12:45:39.5+01:00`)) {
        const read = parseInstant(text);
        const told = read ?? `${day}T00:00:00.000000Z`;
        expect([text, Instant.safeParse(told).success]).toEqual([text, true]);
        // Nothing is read but from a day that there is.
        expect([text, read === null || isDay(text.trim().slice(0, 10))]).toEqual([text, true]);
      }
    });
  },
);
