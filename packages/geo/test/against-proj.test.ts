import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { convert, coordinateSystems } from "../src/index.ts";

type Pair = readonly [number, number];

/** Written by fixtures/generate.mjs, which asks PROJ's cs2cs. */
const fixture: { cases: [from: number, to: number, before: Pair, after: Pair][] } = JSON.parse(
  readFileSync(new URL("fixtures/proj.json", import.meta.url), "utf8"),
);

/**
 * Greatest distance from PROJ in metres, by system. The shifts of ED50 and KKJ are rounded differently, and PROJ keeps
 * the 0.1 mm between the ellipsoids of ETRS89 and WGS 84 apart; the others agree to the last printed digits.
 */
const accuracy = new Map([
  [10, 1e-5],
  [100, 1e-4],
  [110, 1e-4],
  [120, 1e-4],
]);
const accuracyOfTheOthers = 1e-7;

function metresApart(system: number, [aNorth, aEast]: Pair, [bNorth, bEast]: Pair): number {
  const geographic = coordinateSystems.find(({ code }) => code === system)?.kind === "geographic";
  if (!geographic) return Math.hypot(aNorth - bNorth, aEast - bEast);
  return Math.hypot(aNorth - bNorth, (aEast - bEast) * Math.cos((aNorth * Math.PI) / 180)) * 111_320;
}

describe.each(coordinateSystems)("$name ($code, EPSG:$epsg)", ({ code }) => {
  const mine = fixture.cases.filter(([from, to]) => from === code || to === code);

  it(`agrees with PROJ to ${accuracy.get(code) ?? accuracyOfTheOthers} m or its partner's accuracy, both ways`, () => {
    expect(mine.length).toBeGreaterThanOrEqual(18);
    for (const [from, to, before, after] of mine) {
      const result = convert({ latitude: before[0], longitude: before[1] }, from, to);
      if (!result.ok) throw new Error(`${from} to ${to}: ${result.error.message}`);
      const bound = Math.max(
        accuracy.get(from) ?? accuracyOfTheOthers,
        accuracy.get(to) ?? accuracyOfTheOthers,
      );
      const { latitude, longitude } = result.position;
      expect(
        metresApart(to, [latitude, longitude], after),
        `${from} to ${to} at ${before.join(" ")}`,
      ).toBeLessThan(bound);
    }
  });
});
