import type { EvaluationType } from "@riskloom/domain";
import { expect, it } from "vitest";
import { lookUpMatrices, monteCarlo, portfolioOf, scurve, sharedRisks } from "../src/index.ts";
import expected from "./fixtures/expected.json" with { type: "json" };
import { t0, t1 } from "./snapshots.ts";

const percentiles: number[] = [0.05, 0.5, 0.8, 0.95];
const cases: readonly [10 | 11 | 12, "gross" | "present"][] = [
  [10, "gross"],
  [10, "present"],
  [11, "gross"],
  [12, "present"],
];
const figuresOf = (id: 10 | 11 | 12, type: "gross" | "present") =>
  Object.entries(expected.curves).find(([key]) => key === `${id} ${type}`)?.[1];
const curveOf = (id: number, type: EvaluationType, includeBudget = false) =>
  scurve(t1, {
    options: { matrixIds: [id], evaluationTypes: [type], percentiles: percentiles as never, includeBudget },
  }).matrices[0]?.curves[0];

/** What the lattice of the script leaves open: steps of 8, and its own interpolation. */
const latticeError = 8;

it.each(cases)("gives the exact distribution on matrix %i at %s, as a fine lattice finds it", (id, type) => {
  const curve = curveOf(id, type);
  const figures = figuresOf(id, type);
  expect(curve?.mean).toBeCloseTo(figures?.mean ?? Number.NaN, 5);
  expect(curve?.sd).toBeCloseTo(figures?.sd ?? Number.NaN, 5);
  expect(curve?.probabilityOfNothing).toBeCloseTo(figures?.nothing ?? Number.NaN, 12);
  expect(curve).toMatchObject({ risks: figures?.risks, excludedRiskIds: figures?.excludedRiskIds });
  for (const [i, [percentile, value = 0]] of (figures?.percentiles ?? []).entries()) {
    expect(curve?.percentiles[i]?.percentile).toBe(percentile);
    expect(Math.abs((curve?.percentiles[i]?.value ?? Number.NaN) - value)).toBeLessThan(latticeError);
  }
});

it("encloses every percentile in its bounds", () => {
  const curve = curveOf(10, "gross");
  expect(curve?.probabilityBound).toBeLessThan(1e-3);
  for (const { value, low, high } of curve?.percentiles ?? []) {
    expect(low ?? Number.NaN).toBeLessThanOrEqual(value);
    expect(high ?? Number.NaN).toBeGreaterThanOrEqual(value);
    expect((high ?? Infinity) - (low ?? 0)).toBeLessThan(1e-3 * Math.max(1, value));
  }
});

it("tells how well the risk reserve of the matrix suffices", () => {
  const { reserve } = expected.curves["10 gross"];
  const told = curveOf(10, "gross")?.reserve;
  expect(told?.amount).toBe(150_000);
  expect(told?.confidence).toBeCloseTo(reserve.confidence, 5);
  expect(Math.abs((told?.neededAt80 ?? 0) - reserve.neededAt80)).toBeLessThan(latticeError);
  expect(told?.shortfall).toBeCloseTo(reserve.shortfall, -1);
  expect(curveOf(12, "present")?.reserve).toBeNull();
});

it("shifts points and percentiles by the budget, and nothing else", () => {
  const plain = curveOf(10, "gross");
  const shifted = curveOf(10, "gross", true);
  expect(shifted?.mean).toBe(plain?.mean);
  expect(shifted?.reserve).toEqual(plain?.reserve);
  expect(shifted?.percentiles.map(({ value }) => value)).toEqual(
    plain?.percentiles.map(({ value }) => value + 2_000_000),
  );
  expect(shifted?.points.map(({ value }) => value)).toEqual(
    plain?.points.map(({ value }) => value + 2_000_000),
  );
});

it("answers for a matrix on which nothing is evaluated", () => {
  const [matrix] = scurve(
    { ...t1, risks: [] },
    { options: { matrixIds: [10], percentiles: [0.5] } },
  ).matrices;
  expect(matrix?.curves[0]).toMatchObject({
    risks: 0,
    mean: 0,
    sd: 0,
    points: [{ value: 0, probability: 1 }],
  });
  expect(matrix?.curves[0]?.percentiles).toEqual([{ percentile: 0.5, value: 0, low: 0, high: 0 }]);
});

const simulated = (seed: number, simulations = 10_000, types: EvaluationType[] = ["gross", "present"]) =>
  monteCarlo(t1, {
    options: {
      matrixIds: [10, 11],
      percentiles: [0.5, 0.8, 0.95],
      evaluationTypes: types,
      simulations,
      seed,
    },
  });

it("simulates within four standard errors of the exact figures", () => {
  for (const { curves } of simulated(7).matrices)
    for (const curve of curves) {
      expect(Math.abs(curve.mean - curve.exactMean)).toBeLessThan(4 * (curve.meanError ?? 0));
      // where there is no standard error, the percentile is no loss at all
      for (const { value, exact, standardError } of curve.percentiles)
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(4 * (standardError ?? 0));
    }
  expect(simulated(7).matrices[0]?.curves[0]?.exactMean).toBeCloseTo(expected.curves["10 gross"].mean, 5);
});

it("gives the same figures for the same seed, and others for another", () => {
  expect(simulated(7)).toEqual(simulated(7));
  expect(simulated(8)).not.toEqual(simulated(7));
  expect(simulated(7)).toMatchObject({ simulations: 10_000, seed: 7 });
});

it("covers every simulation with its histogram and its points", () => {
  const [curve] = simulated(7).matrices[0]?.curves ?? [];
  expect(curve?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  expect(curve?.points.at(-1)).toEqual({ value: curve?.maximum, probability: 1 });
});

it("makes do with a single simulation, of which it knows no errors", () => {
  const [curve] = simulated(7, 1).matrices[0]?.curves ?? [];
  expect(curve).toMatchObject({ meanError: null, sd: 0 });
  expect(curve?.percentiles.map(({ standardError, low }) => [standardError, low])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
});

it("shares randomness: a portfolio that is part of another differs from it by the other part alone", () => {
  const on = lookUpMatrices(t1.matrices).get(10);
  if (on === undefined) throw new Error("The fixture has a matrix 10.");
  const all = portfolioOf(t1.risks, on, "gross");
  const withoutFirst = portfolioOf(t1.risks.slice(1), on, "gross");
  const [whole = [], part = []] = sharedRisks([all, withoutFirst]);
  expect(whole.slice(whole.length - part.length)).toEqual(part);
  const rates = (risks: typeof whole) =>
    risks.reduce((sum, { occurrence }) => sum + (occurrence.kind === "poisson" ? occurrence.rate : 0), 0);
  expect(rates(whole)).toBeCloseTo(
    all.rates.reduce((sum, rate) => sum + rate, 0),
    12,
  );
});

it("never makes a smaller risk cost more in any simulation than a greater one of the same severity", () => {
  const on = lookUpMatrices(t0.matrices).get(10);
  if (on === undefined) throw new Error("The fixture has a matrix 10.");
  const risks = (cell: number) =>
    t1.risks.slice(0, 1).map((risk) => ({
      ...risk,
      evaluations: [{ ...noFigures, id: 1, matrixId: 10, type: "present" as const, cellId: cell }],
    }));
  const variants = [portfolioOf(risks(1023), on, "present"), portfolioOf(risks(1033), on, "present")];
  const [seldom = [], often = []] = sharedRisks(variants);
  expect(often.slice(0, seldom.length)).toEqual(seldom);
  expect(often).toHaveLength(seldom.length + 1);
});

const noFigures = {
  frequencyLow: null,
  frequencyMid: null,
  frequencyHigh: null,
  consequenceLow: null,
  consequenceMid: null,
  consequenceHigh: null,
};
