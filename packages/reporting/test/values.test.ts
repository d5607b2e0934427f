import { expect, it } from "vitest";
import { controlValue, riskContributions, valueAtRisk, valueDifference } from "../src/index.ts";
import expected from "./fixtures/expected.json" with { type: "json" };
import { t0, t1 } from "./snapshots.ts";
import { near } from "./near.ts";

it.each([10, 20] as const)("works out what controls are worth on matrix %i", (id) => {
  const [found] = controlValue(t1, { options: { matrixIds: [id], subtractCosts: true } }).matrices;
  const { controls, ...figures } = expected.controlValue[`${id}`];
  expect(found).toMatchObject(near(figures));
  expect(found?.controls.map(({ controlId, value, cost }) => [controlId, value, cost])).toEqual(
    near(controls),
  );
});

it("leaves no part of a reduction out: shares and what is unattributed add up to the total", () => {
  const [found] = controlValue(t1, { options: { matrixIds: [10] } }).matrices;
  const shares = found?.controls.reduce((sum, { value }) => sum + value, 0) ?? 0;
  expect(shares + (found?.unattributed ?? 0)).toBeCloseTo(found?.total ?? Number.NaN, 6);
  expect(found?.net).toBe(found?.total);
});

it.each(["gross", "present", "nett"] as const)("adds up the values at %s, stacked by tags", (type) => {
  for (const id of [10, 11, 12, 20] as const) {
    const options = { matrixIds: [id], categoryIds: [1], includeCosts: true, evaluationTypes: [type] };
    const [bar] = valueAtRisk(t1, { options }).matrices[0]?.bars ?? [];
    const { stacks, ...figures } = expected.valueAtRisk[`${id} ${type}`];
    expect(bar).toMatchObject(near(figures));
    expect(bar?.stacks.map(({ tagId, value }) => [tagId, value])).toEqual(near(stacks));
  }
});

it.each(["value", "absoluteValue", "type"] as const)(
  "tells how values changed since before, by %s",
  (sort) => {
    for (const id of [10, 11] as const) {
      const [found] = valueDifference(t1, { options: { matrixIds: [id], sort } }, t0).matrices;
      const items = found?.items.map((one) => [one.type, one.riskId, one.from, one.to, one.difference]);
      expect(items).toEqual(near(expected.valueDifference[`${id}`][sort]));
      expect(found?.total).toBeCloseTo(expected.valueDifference[`${id}`].total, 6);
    }
  },
);

it("calls everything new where there is nothing to compare with", () => {
  const [found] = valueDifference(t1, { options: { matrixIds: [10] } }).matrices;
  expect(new Set(found?.items.map(({ type }) => type))).toEqual(new Set(["new"]));
  expect(found?.total).toBeCloseTo(expected.valueAtRisk["10 present"].value, 6);
});

it.each([10, 11, 12, 20] as const)(
  "ranks the contributions to matrix %i with their shares of value and variance",
  (id) => {
    const [found] = riskContributions(t1, {
      options: { matrixIds: [id], maxRisks: 5, evaluationTypes: ["gross"] },
    }).matrices;
    const { rows, ...figures } = expected.contributions[`${id}`];
    expect(found).toMatchObject(near(figures));
    const told = found?.risks.map((one) => [
      one.riskId,
      one.value,
      one.share,
      one.varianceShare,
      one.low,
      one.high,
    ]);
    expect(told).toEqual(near(rows));
    expect(found?.other.count).toBe(0);
  },
);
