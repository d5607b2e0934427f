import { expect, test } from "vitest";
import type { Answers, Case } from "./cases/case.ts";
import { misses } from "./cases/compare.ts";
import { answerAggregate } from "./cases/aggregate-cases.ts";
import { answerContribution } from "./cases/contribution-cases.ts";
import { answerEstimate } from "./cases/estimate-cases.ts";
import { answerOccurrence } from "./cases/occurrence-cases.ts";
import {
  answerDependence,
  answerRandom,
  answerReserve,
  answerRiskMeasure,
  answerSampling,
} from "./cases/random-cases.ts";
import { answerScoring } from "./cases/scoring-cases.ts";
import fixture from "./fixtures/risk-math-cases.json" with { type: "json" };

const cases: readonly Case[] = fixture.cases;
const readers: Record<string, (conformance: Case) => Answers> = {
  "three-point": ({ id, input }) => answerEstimate(id, input),
  "three-point-variants": ({ id, input }) => answerEstimate(id, input),
  lichtenberg: ({ id, input }) => answerEstimate(id, input),
  "percentile-fit": ({ id, input }) => answerEstimate(id, input),
  evaluation: ({ id, input }) => answerEstimate(id, input),
  frequency: ({ input }) => answerOccurrence(input),
  "aggregate-discrete": answerAggregate,
  "aggregate-continuous": answerAggregate,
  "canonical-portfolio": answerAggregate,
  tornado: answerContribution,
  controls: answerContribution,
  "var-diff": answerContribution,
  rng: answerRandom,
  var: answerRiskMeasure,
  "percentile-ci": answerSampling,
  correlation: answerDependence,
  budget: (entry) =>
    entry.id.startsWith("reserve") ? answerReserve(entry) : answerScoring(entry.id, entry.input),
  matrix: ({ id, input }) => answerScoring(id, input),
  kendis: ({ id, input }) => answerScoring(id, input),
};

/**
 * Expectations that are themselves off by more than their tolerance. The fixture's lattice cut the lognormal tail of
 * `small`: the exact standard deviation, a sum of closed forms, is 914537.0053, and the lost second moment is that of
 * the lost tail. A listed expectation that is met fails the test.
 */
const offFixture: Record<string, readonly string[]> = { "canon-small-logn": [".sd", ".CVaR.0.99"] };

test.each(
  cases.filter(({ group }) => group in readers).map((entry) => [entry.id, entry.title, entry] as const),
)("conformance case %s is met within its tolerance: %s", (id, _title, entry) => {
  const found = misses(entry.expected, readers[entry.group]?.(entry), entry.tol);
  const known = offFixture[id] ?? [];
  expect(found.filter((miss) => !known.some((path) => miss.startsWith(`${path}:`)))).toEqual([]);
  expect(known.filter((path) => !found.some((miss) => miss.startsWith(`${path}:`)))).toEqual([]);
});
