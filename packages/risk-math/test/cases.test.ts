import { expect, test } from "vitest";
import type { Answers, Case } from "./cases/case.ts";
import { misses } from "./cases/compare.ts";
import { answerEstimate } from "./cases/estimate-cases.ts";
import { answerOccurrence } from "./cases/occurrence-cases.ts";
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
  matrix: ({ id, input }) => answerScoring(id, input),
  kendis: ({ id, input }) => answerScoring(id, input),
};

test.each(
  cases.filter(({ group }) => group in readers).map((entry) => [entry.id, entry.title, entry] as const),
)("conformance case %s is met within its tolerance: %s", (_id, _title, entry) => {
  expect(misses(entry.expected, readers[entry.group]?.(entry), entry.tol)).toEqual([]);
});
