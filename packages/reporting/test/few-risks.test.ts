import { exactAggregate, pert, poisson } from "@riskloom/risk-math";
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

it("encloses them in a bracket of a few percent, where the usual lattice leaves anything open", () => {
  const total = exactAggregate(
    risks.map(({ rate, ...triple }, id) => ({
      id,
      occurrence: poisson(rate),
      severity: pert(triple, lambda),
    })),
  );
  for (const [i, [percentile = 0, value = 0]] of expected.percentiles.entries()) {
    const { low = 0, high = 0 } = curve.percentiles[i] ?? {};
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
    expect(high - low).toBeLessThan(0.02 * value);
    const usual = total.bracket(percentile);
    expect(high - low).toBeLessThan(0.1 * ((usual.high ?? Infinity) - (usual.low ?? 0)));
  }
  expect(curve.error).toBeLessThan(total.cdfError / 50);
});
