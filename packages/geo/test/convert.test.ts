import { describe, expect, it } from "vitest";
import { convert, coordinateSystems, isCoordinateSystem } from "../src/index.ts";

const harbour = { latitude: 55.6935, longitude: 12.5985, altitude: -12.4 };

describe("the list of coordinate systems", () => {
  it("holds the 18 codes of the manual, ascending", () => {
    const codes = [10, 20, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160];
    expect(coordinateSystems.map(({ code }) => code)).toEqual(codes);
  });

  it("knows its codes and nothing else", () => {
    expect(coordinateSystems.every(({ code }) => isCoordinateSystem(code))).toBe(true);
    for (const stranger of [0, 1, 15, 170, 4326, "160", null, undefined, Number.NaN]) {
      expect(isCoordinateSystem(stranger)).toBe(false);
    }
  });
});

describe("convert", () => {
  it("carries the northing in latitude and the easting in longitude", () => {
    // cs2cs EPSG:4326 EPSG:23032 answers 726231.3694 6178043.4009 (east, north).
    const result = convert(harbour, 160, 10);
    expect(result.ok && result.position.latitude).toBeCloseTo(6178043.4009, 3);
    expect(result.ok && result.position.longitude).toBeCloseTo(726231.3694, 3);
  });

  it("answers the position itself between equal codes, and does not write into it", () => {
    const result = convert(Object.freeze({ ...harbour }), 160, 160);
    expect(result).toEqual({ ok: true, position: harbour });
  });

  it("takes the date line and both poles where the projection has them", () => {
    expect(convert({ latitude: 0, longitude: -180 }, 160, 150).ok).toBe(true);
    const line = convert({ latitude: 0, longitude: 20037508.342789244 }, 150, 160);
    expect(line).toEqual({ ok: true, position: { latitude: 0, longitude: 180 } });
    expect(convert({ latitude: 90, longitude: 0 }, 160, 80).ok).toBe(true);
    expect(convert({ latitude: -90, longitude: 0 }, 160, 100).ok).toBe(true);
  });

  it.each([
    ["an unknown source", harbour, 15, 160, "unknown_coordinate_system", "from"],
    ["an unknown target", harbour, 160, 4326, "unknown_coordinate_system", "to"],
    ["a latitude that is not a number", { ...harbour, latitude: Number.NaN }, 160, 10, "not_finite", "from"],
    ["an infinite easting", { ...harbour, longitude: Infinity }, 10, 160, "not_finite", "from"],
    ["an infinite altitude", { ...harbour, altitude: -Infinity }, 160, 160, "not_finite", "from"],
    ["a latitude beyond the pole", { latitude: 90.1, longitude: 0 }, 160, 160, "outside_domain", "from"],
    [
      "a longitude beyond the date line",
      { latitude: 0, longitude: 180.5 },
      160,
      150,
      "outside_domain",
      "from",
    ],
    ["a pole in Pseudo-Mercator", { latitude: 90, longitude: 0 }, 160, 150, "outside_domain", "to"],
    ["metres beyond the Earth", { latitude: 0, longitude: 1e9 }, 80, 160, "outside_domain", "from"],
    [
      "metres once round the Earth",
      { latitude: 40_007_863, longitude: 500_000 },
      80,
      160,
      "outside_domain",
      "from",
    ],
    ["the rim of a transverse Mercator", { latitude: 0, longitude: 112 }, 160, 30, "outside_domain", "to"],
  ] as const)("refuses %s and says which side it is", (...row) => {
    const [, position, from, to, code, side] = row;
    const result = convert(position, from, to);
    expect(result).toMatchObject({ ok: false, error: { code, side } });
    expect(!result.ok && result.error.message).toMatch(/\.$/);
  });
});
