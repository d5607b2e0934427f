import * as fc from "fast-check";
import { expect, it } from "vitest";
import { convert, coordinateSystems, type Position } from "../src/index.ts";

const codes = fc.constantFrom(...coordinateSystems.map(({ code }) => code));
const northernEurope = fc.record({
  latitude: fc.double({ min: 54, max: 72, noNaN: true }),
  longitude: fc.double({ min: 4, max: 32, noNaN: true }),
  altitude: fc.double({ min: -200, max: 2500, noNaN: true }),
});
const anything = fc.record({
  latitude: fc.oneof(fc.double(), fc.double({ min: -90, max: 90 }), fc.double({ min: -2e7, max: 2e7 })),
  longitude: fc.oneof(fc.double(), fc.double({ min: -180, max: 180 }), fc.double({ min: -3e7, max: 3e7 })),
});

function converted(position: Position, from: number, to: number): Position {
  const result = convert(position, from, to);
  if (!result.ok) throw new Error(result.error.message);
  return result.position;
}

const datum = (code: number): string =>
  code === 10 ? "ED50" : [100, 110, 120].includes(code) ? "KKJ" : "ETRS89";

it("comes back to 0.0001 mm within a datum and to 4 mm across datums, anywhere in northern Europe", () => {
  fc.assert(
    fc.property(northernEurope, codes, codes, (place, from, to) => {
      const home = converted(place, 160, from);
      const back = converted(converted(home, from, to), to, from);
      const away = Math.hypot(back.latitude - home.latitude, back.longitude - home.longitude);
      const metres = from === 100 || from === 160 ? away * 111_320 : away;
      expect(metres).toBeLessThan(datum(from) === datum(to) ? 1e-7 : 0.004);
    }),
    { numRuns: 2000 },
  );
});

it("leaves the altitude alone", () => {
  fc.assert(
    fc.property(northernEurope, codes, (home, code) => {
      expect(converted(home, 160, code).altitude).toBe(home.altitude);
    }),
  );
});

it("answers any numbers by finite ones or by an error, and what it answers it takes back", () => {
  fc.assert(
    fc.property(anything, codes, codes, (position, from, to) => {
      expect(keepsItsWord(position, from, to)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

function keepsItsWord(position: Position, from: number, to: number): boolean {
  const result = convert(position, from, to);
  if (!result.ok) return ["not_finite", "outside_domain"].includes(result.error.code);
  const { latitude, longitude } = result.position;
  return Number.isFinite(latitude) && Number.isFinite(longitude) && convert(result.position, to, to).ok;
}
