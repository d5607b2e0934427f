import fc from "fast-check";
import {
  cdf,
  cvar,
  density,
  discrete,
  type Distribution,
  distributionFromTriple,
  distributionMean,
  distributionSkewness,
  distributionVariance,
  doubleTriangular,
  exponential,
  fitLognormal,
  fitMetalog,
  fitPert,
  fitShiftedLognormal,
  fitTriangular,
  gamma,
  lichtenbergWeights,
  lognormal,
  metalog,
  normal,
  pert,
  pertClassic,
  quantile,
  shiftedLognormal,
  shortfallOver,
  successiveTotal,
  triangular,
  tripleMean,
  validateTriple,
} from "@riskloom/risk-math";
import { describe, expect, test } from "vitest";
import { answerOrRefusal, badNumbers, oddNumber } from "./odd-numbers.ts";

type Numbers = readonly [number, number, number, number];
const constructors: Record<string, (numbers: Numbers) => Distribution> = {
  pert: ([low, mid, high, shape]) => pert({ low, mid, high }, shape),
  pertClassic: ([low, mid, high]) => pertClassic({ low, mid, high }),
  triangular: ([low, mid, high]) => triangular({ low, mid, high }),
  doubleTriangular: ([low, mid, high, below]) => doubleTriangular({ low, mid, high }, below),
  normal: ([mean, sd]) => normal({ mean, sd }),
  lognormal: ([mu, sigma]) => lognormal({ mu, sigma }),
  shiftedLognormal: ([shift, scale, sigma]) => shiftedLognormal({ shift, scale, sigma }),
  metalog: ([a1, a2, a3]) => metalog({ a1, a2, a3 }),
  gamma: ([shape, scale]) => gamma({ shape, scale }),
  exponential: ([mean]) => exponential(mean),
  discrete: ([a, b, p]) =>
    discrete([
      [a, p],
      [b, 1 - p],
    ]),
  fitLognormal: ([low, mid, high, p]) =>
    fitLognormal({ low, mid, high }, { low: p, high: 1 - p }).distribution,
  fitShiftedLognormal: ([low, mid, high, p]) =>
    fitShiftedLognormal({ low, mid, high }, { low: p, high: 1 - p }),
  fitMetalog: ([low, mid, high, p]) => fitMetalog({ low, mid, high }, { low: p, high: 1 - p }),
  fitTriangular: ([low, mid, high, p]) => fitTriangular({ low, mid, high }, { low: p, high: 1 - p }),
  fitPert: ([low, mid, high, p]) => fitPert({ low, mid, high }, { low: p, high: 1 - p }, 4),
  distributionFromTriple: ([low, mid, high]) =>
    distributionFromTriple({ low, mid, high }, "bounds", { family: "pert", shape: 2.9 }),
};

const ordered = fc.tuple(oddNumber, oddNumber, oddNumber, oddNumber).map(([a, b, c, d]): Numbers => {
  const [low = a, mid = b, high = c] = [a, b, c].toSorted((x, y) => x - y);
  return [low, mid, high, d];
});
const inputs = fc.oneof(fc.tuple(oddNumber, oddNumber, oddNumber, oddNumber), ordered);

describe.each(Object.entries(constructors))("%s", (_name, make) => {
  test("refuses with a documented code or answers every question with finite numbers", () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (numbers, p) => {
        const distribution = answerOrRefusal(() => make(numbers));
        if (distribution === null) return;
        expect(badNumbers(distribution)).toEqual([]);
        const x = quantile(distribution, p) ?? 0;
        const answers = {
          x,
          mean: distributionMean(distribution),
          variance: distributionVariance(distribution),
          skewness: distributionSkewness(distribution),
          below: cdf(distribution, x),
          cvar: cvar(distribution, p),
          shortfall: shortfallOver(distribution, x),
          density: Math.min(density(distribution, x), 1e300),
          ends: [quantile(distribution, 0), quantile(distribution, 1)],
        };
        expect(badNumbers(answers)).toEqual([]);
        expect(answers.variance).toBeGreaterThanOrEqual(0);
        expect(answers.below).toBeGreaterThanOrEqual(0);
        expect(answers.below).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});

test("a quantile is where the distribution function reaches its level", () => {
  const triples = fc.tuple(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: 0.01, max: 1e3, noNaN: true }),
    fc.double({ min: 0.01, max: 1e3, noNaN: true }),
  );
  fc.assert(
    fc.property(triples, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ([low, up, further], p) => {
      const triple = { low, mid: low + up, high: low + up + further };
      for (const distribution of [pert(triple, 4), triangular(triple), doubleTriangular(triple, 0.4)]) {
        expect(cdf(distribution, quantile(distribution, p) ?? 0)).toBeCloseTo(p, 9);
      }
    }),
  );
});

test("a fit passes through the percentiles that it was given", () => {
  const spreads = fc.tuple(
    fc.double({ min: 0.2, max: 5, noNaN: true }),
    fc.double({ min: 0.2, max: 5, noNaN: true }),
  );
  fc.assert(
    fc.property(spreads, ([below, above]) => {
      const triple = { low: 10 - below, mid: 10, high: 10 + above };
      const pair = { low: 0.1, high: 0.9 };
      const fits: (() => Distribution)[] = [
        () => fitPert(triple, pair, 4),
        () => fitTriangular(triple, pair),
        () => fitMetalog(triple, pair),
        () => fitShiftedLognormal(triple, pair),
      ];
      for (const fit of fits) {
        const distribution = answerOrRefusal(fit);
        if (distribution === null) continue;
        expect(quantile(distribution, 0.1)).toBeCloseTo(triple.low, 6);
        expect(quantile(distribution, 0.9)).toBeCloseTo(triple.high, 6);
      }
    }),
  );
});

test("triples are never changed silently", () => {
  const part = fc.oneof(oddNumber, fc.constantFrom(null, undefined));
  fc.assert(
    fc.property(part, part, part, (low, mid, high) => {
      const given = { low, mid, high };
      const checked = validateTriple(given);
      expect(checked.triple ?? given).toEqual(given);
      const sorted = validateTriple(given, { repair: "sort", missing: "low-high" });
      expect(sorted.repairs.length === 0 ? (sorted.triple ?? given) : given).toEqual(given);
      expect(badNumbers(sorted)).toEqual([]);
    }),
  );
});

test("means of triples and successive totals are finite or refused", () => {
  fc.assert(
    fc.property(inputs, (numbers) => {
      const [low, mid, high, other] = numbers;
      expect(badNumbers(answerOrRefusal(() => tripleMean({ low, mid, high }, other)))).toEqual([]);
      const total = answerOrRefusal(() => successiveTotal([{ low, mid, high }], { w: 2.9, d: 4.65 }));
      expect(badNumbers(total)).toEqual([]);
      expect(
        badNumbers(answerOrRefusal(() => lichtenbergWeights(Math.min(Math.abs(low), 1e4), Math.abs(other)))),
      ).toEqual([]);
    }),
  );
});
