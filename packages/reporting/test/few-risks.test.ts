import { expect, it } from "vitest";
import { exactCurve, type LossPortfolio } from "../src/index.ts";
import expected from "./fixtures/few-risks.json" with { type: "json" };

const { lambda, risks } = expected;
const column = (figure: (risk: (typeof risks)[number], i: number) => number) =>
  Float64Array.from(risks, figure);
const portfolio: LossPortfolio = {
  matrixId: 1,
  evaluationType: "present",
  lambda,
  budget: null,
  reserve: null,
  value: 0,
  riskIds: column((_, i) => i + 1),
  rates: column(({ rate }) => rate),
  lows: column(({ low }) => low),
  mids: column(({ mid }) => mid),
  highs: column(({ high }) => high),
  excludedRiskIds: [],
};
const percentiles = expected.percentiles.map(([percentile = 0]) => percentile);
const curve = exactCurve(portfolio, { percentiles, offset: 0 });

it("finds the percentiles of a few risks whose losses lie four decades apart, to a thousandth", () => {
  expect(curve.mean / expected.mean).toBeCloseTo(1, 12);
  expect(curve.sd / expected.sd).toBeCloseTo(1, 12);
  for (const [i, [, value = 0]] of expected.percentiles.entries())
    expect((curve.percentiles[i]?.value ?? 0) / value).toBeCloseTo(1, 3);
});

it("encloses them in proved bounds of a thousandth, though the small losses lie within one step of the large ones", () => {
  for (const [i, [, value = 0]] of expected.percentiles.entries()) {
    const { low, high } = curve.percentiles[i] ?? { low: null, high: null };
    expect(low ?? Number.NaN).toBeLessThanOrEqual(value);
    expect(high ?? Number.NaN).toBeGreaterThanOrEqual(value);
    expect((high ?? Infinity) - (low ?? 0)).toBeLessThan(1e-3 * value);
  }
  expect(curve.probabilityBound).toBeLessThan(1e-3);
});
