import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { MatrixCell } from "./matrix.ts";

/** When a risk is looked at: before controls, today, after all planned controls. */
export const evaluationTypes = ["gross", "present", "nett"] as const;
export const EvaluationType = z.enum(evaluationTypes);
export type EvaluationType = z.infer<typeof EvaluationType>;

const figure = z.number().nullable();

/** Where a risk stands on a matrix; one per risk, matrix and type. */
export const Evaluation = z.object({
  ...identity,
  projectId: z.int(),
  riskId: z.int(),
  matrixId: z.int(),
  type: EvaluationType,
  /** events per year */
  frequencyLow: figure,
  frequencyMid: figure,
  frequencyHigh: figure,
  /** in the unit of the risk target */
  consequenceLow: figure,
  consequenceMid: figure,
  consequenceHigh: figure,
  cellId: z.int().nullable(),
  cell: MatrixCell.nullable(),
  /** 0 to 10, as written by an interface that speaks in scores */
  frequencyScore: figure,
  consequenceScore: figure,
  /** expected loss per year in the unit of the risk target */
  value: figure,
  ...audit,
});
export type Evaluation = z.infer<typeof Evaluation>;

const estimate = {
  frequencyLow: figure.default(null),
  frequencyMid: figure.default(null),
  frequencyHigh: figure.default(null),
  consequenceLow: figure.default(null),
  consequenceMid: figure.default(null),
  consequenceHigh: figure.default(null),
};

/** What a caller gives to evaluate a risk; the matrix may be left out when the cell tells it. */
export const EvaluationDraft = z.object({
  riskId: z.int(),
  matrixId: z.int().optional(),
  type: EvaluationType.default("present"),
  cellId: z.int().nullable().default(null),
  ...estimate,
});
export type EvaluationDraft = z.infer<typeof EvaluationDraft>;

/** Changes to an evaluation; risk and matrix stay. */
export const EvaluationPatch = z
  .object({
    type: EvaluationType,
    cellId: z.int().nullable(),
    frequencyLow: figure,
    frequencyMid: figure,
    frequencyHigh: figure,
    consequenceLow: figure,
    consequenceMid: figure,
    consequenceHigh: figure,
  })
  .partial();
export type EvaluationPatch = z.infer<typeof EvaluationPatch>;
