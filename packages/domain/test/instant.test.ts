import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, Instant, isCivilDate, parseInstant } from "../src/index.ts";

describe("an instant", () => {
  it.each(["2026-02-30T00:00:00.000000Z", "2026-13-01T00:00:00.000000Z", "2026-01-01T25:00:00.000000Z"])(
    "is a moment that exists: %s is none",
    (text) => {
      expect(Instant.safeParse(text).success).toBe(false);
    },
  );

  it.each([
    ["2017-01-02T12:45:39.542376Z", "2017-01-02T12:45:39.542376Z"],
    ["2017-01-02 12:45:39.54237", "2017-01-02T12:45:39.542370Z"],
    ["2017-01-02T12:45", "2017-01-02T12:45:00.000000Z"],
    ["2017-01-02T00:30:00+01:00", "2017-01-01T23:30:00.000000Z"],
    ["2017-01-02T00:30:00.1234567-0330", "2017-01-02T04:00:00.123456Z"],
  ])("is read from every spelling that clients send: %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
    expect(Instant.safeParse(instant).success).toBe(true);
  });

  it.each(["", "yesterday", "2017-01-02", "2017-02-30T00:00:00Z", "2017-01-02T00:00:00+99:99"])(
    "is not read from %j",
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );

  it("keeps what was read, whatever it is", () => {
    const instants = fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 999 }), (date, microseconds) => {
        const text = `${date.toISOString().slice(0, 23)}${String(microseconds).padStart(3, "0")}Z`;
        expect(parseInstant(text)).toBe(text);
        expect(isCivilDate(dayOf(text))).toBe(true);
      }),
    );
  });
});
