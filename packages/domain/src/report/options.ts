import { z } from "zod";
import { distinct } from "../values/entries.ts";
import { EvaluationType, evaluationTypes } from "../register/evaluation.ts";
import { maxLength } from "../values/limits.ts";

/** Evaluation types of a report; today's unless said. */
const types = distinct(EvaluationType).default(["present"]);
/** Left out: every matrix of the projects. */
const matrixIds = distinct(z.int()).nullable().default(null);
const matrices = distinct(z.union([z.int(), z.enum(["worst", "best"])]))
  .nullable()
  .default(null);
/** Left out: no limit. */
const most = z.int().min(1).nullable().default(null);
const references = distinct(z.enum(["to", "from"])).default([]);

/** 5 % to 95 % in steps of 5. */
export const reportPercentiles = [
  0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
] as const;
const percentiles = distinct(z.literal(reportPercentiles)).default([]);

export const NoOptions = z.object({});
export type NoOptions = z.infer<typeof NoOptions>;

export const ActionListOptions = z.object({ maxActions: most, references });
export type ActionListOptions = z.infer<typeof ActionListOptions>;

export const BarplotsOptions = z.object({ matrices, evaluationTypes: types });
export type BarplotsOptions = z.infer<typeof BarplotsOptions>;

export const ControlListOptions = z.object({ maxControls: most, references });
export type ControlListOptions = z.infer<typeof ControlListOptions>;

export const ControlValueOptions = z.object({ matrixIds, subtractCosts: z.boolean().default(false) });
export type ControlValueOptions = z.infer<typeof ControlValueOptions>;

export const MatrixOptions = z.object({
  matrices,
  /** also where the risks stood at the timestamp before */
  withPrevious: z.boolean().default(false),
  evaluationTypes: types,
  /** show everything on the matrices of this project */
  layoutProjectId: z.int().nullable().default(null),
});
export type MatrixOptions = z.infer<typeof MatrixOptions>;

export const riskListTypes = ["normal", "new", "closed", "discarded", "increased", "decreased"] as const;
export const RiskListOptions = z.object({
  listType: z.enum(riskListTypes).default("normal"),
  maxRisks: most,
  /** which evaluations are listed with a risk: those on one matrix, all, the worst or the best */
  evaluationsOn: z.union([z.int(), z.enum(["none", "all", "worst", "best"])]).default("none"),
  evaluationTypes: distinct(z.enum([...evaluationTypes, "previous"])).default(["present"]),
  withPrevious: z.boolean().default(false),
  references,
});
export type RiskListOptions = z.infer<typeof RiskListOptions>;

export const ScurveOptions = z.object({
  matrixIds,
  /** shift the curve by the budget of the matrix */
  includeBudget: z.boolean().default(false),
  percentiles,
  evaluationTypes: types,
});
export type ScurveOptions = z.infer<typeof ScurveOptions>;

export const MonteCarloOptions = z.object({
  matrixIds,
  percentiles,
  simulations: z.int().min(1).max(10_000).default(1000),
  evaluationTypes: types,
  /** left out: derived from what is asked, so that the same report gives the same figures */
  seed: z.int().min(0).max(4_294_967_295).nullable().default(null),
});
export type MonteCarloOptions = z.infer<typeof MonteCarloOptions>;

export const RiskContributionsOptions = z.object({
  matrixIds,
  maxRisks: z.literal([5, 10, 15, 20, 50]).default(10),
  evaluationTypes: types,
});
export type RiskContributionsOptions = z.infer<typeof RiskContributionsOptions>;

export const ValueAtRiskOptions = z.object({
  matrixIds,
  /** categories of tags by which the values are stacked */
  categoryIds: distinct(z.int()).default([]),
  includeCosts: z.boolean().default(false),
  evaluationTypes: types,
});
export type ValueAtRiskOptions = z.infer<typeof ValueAtRiskOptions>;

export const ValueDifferenceOptions = z.object({
  matrixIds,
  sort: z.enum(["value", "absoluteValue", "type"]).default("value"),
  evaluationTypes: types,
});
export type ValueDifferenceOptions = z.infer<typeof ValueDifferenceOptions>;

export const TextFieldOptions = z.object({
  header: z.string().max(maxLength.title).default(""),
  text: z.string().max(maxLength.text).default(""),
});
export type TextFieldOptions = z.infer<typeof TextFieldOptions>;
