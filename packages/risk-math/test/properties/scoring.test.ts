import fc from "fast-check";
import {
  bandOf,
  classesFromAnchors,
  placeInMatrix,
  placeOnScale,
  positionOfScore,
  riskScore,
  scaleWithBudget,
  scoreOfPosition,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { answerOrRefusal, badNumbers, oddNumber } from "./odd-numbers.ts";

const classes = fc.array(
  fc.tuple(oddNumber, oddNumber).map(([low, high]) => ({ low, high })),
  { maxLength: 6 },
);

test("score, cell, score, cell is stable for every matrix size", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (count, score) => {
        const position = positionOfScore(score, count);
        expect(position === null).toBe(score === 0);
        expect(positionOfScore(scoreOfPosition(position, count), count)).toBe(position);
      },
    ),
  );
});

test("the sign of a consequence never moves a risk on the matrix", () => {
  fc.assert(
    fc.property(oddNumber, oddNumber, (frequency, consequence) => {
      const scale = [
        { low: 1, high: 10 },
        { low: 10, high: 100 },
        { low: 100, high: 1000 },
      ];
      const scales = { frequencies: scale, consequences: scale };
      expect(placeInMatrix(frequency, -consequence, scales)).toEqual(
        placeInMatrix(frequency, consequence, scales),
      );
    }),
  );
});

test("the band of a score does not depend on the order of the bands and its limit is at most the score", () => {
  const bands = fc.uniqueArray(fc.integer({ min: -20, max: 120 }), { maxLength: 6 });
  fc.assert(
    fc.property(oddNumber, bands, (score, limits) => {
      const rows = limits.map((lowerLimit) => ({ title: String(lowerLimit), lowerLimit }));
      const band = bandOf(score, rows);
      expect(bandOf(score, rows.toReversed())).toEqual(band);
      expect(band === null || band.lowerLimit <= score).toBe(true);
      expect(badNumbers(riskScore(score, limits[0]))).toEqual([]);
    }),
  );
});

test("budget classes are finite or refused, and without a budget they stay and say so", () => {
  fc.assert(
    fc.property(oddNumber, oddNumber, oddNumber, oddNumber, (low, mid, high, budget) => {
      expect(badNumbers(answerOrRefusal(() => classesFromAnchors({ low, mid, high }, 5, budget)))).toEqual(
        [],
      );
      const scaled = scaleWithBudget([{ low: 1, mid: 2, high: 3 }], budget);
      expect(scaled.warning === null).toBe(Number.isFinite(budget) && budget > 0);
    }),
  );
});

test("a finite value on a scale always has a class within it, anything else none", () => {
  fc.assert(
    fc.property(oddNumber, classes, (value, scale) => {
      const sound = scale.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
      const position = placeOnScale(value, sound)?.position ?? 0;
      const placed = position >= 1 && position <= sound.length;
      expect(placed).toBe(Number.isFinite(value) && sound.length > 0);
    }),
  );
});
