import {
  ControlValueOptions,
  type ControlValueResult,
  RiskContributionsOptions,
  type RiskContributionsResult,
  ValueAtRiskOptions,
  type ValueAtRiskResult,
  ValueDifferenceOptions,
  type ValueDifferenceResult,
} from "@riskloom/domain";
import { controlValue, riskContributions, valueAtRisk, valueDifference } from "@riskloom/reporting";
import { immediate } from "../element.ts";
import { matricesNamed } from "./named.ts";

export const valueElements = {
  controlValue: immediate<ControlValueOptions, ControlValueResult>({
    needs: () => ({ evaluations: { types: "all", figures: true, ids: false }, controls: true }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: ({ snapshot, ...request }) => controlValue(snapshot, request),
  }),
  riskContributions: immediate<RiskContributionsOptions, RiskContributionsResult>({
    needs: ({ evaluationTypes: types }) => ({
      evaluations: { types, figures: true, ids: false },
      texts: true,
    }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: ({ snapshot, ...request }) => riskContributions(snapshot, request),
  }),
  valueAtRisk: immediate<ValueAtRiskOptions, ValueAtRiskResult>({
    needs: ({ evaluationTypes: types, includeCosts, categoryIds }) => ({
      evaluations: { types, figures: true, ids: false },
      controls: includeCosts,
      riskTags: categoryIds.length > 0,
    }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: ({ snapshot, ...request }) => valueAtRisk(snapshot, request),
  }),
  valueDifference: immediate<ValueDifferenceOptions, ValueDifferenceResult>({
    needs: ({ evaluationTypes: types }) => ({
      evaluations: { types, figures: true, ids: false },
      texts: true,
    }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: ({ snapshot, previous, ...request }) =>
      valueDifference(snapshot, request, previous?.snapshot ?? null),
  }),
} as const;
