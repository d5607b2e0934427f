import { z } from "zod";
import { EvaluationType } from "../register/evaluation.ts";
import { CellColor, ConsequenceClass, FrequencyClass } from "../register/matrix.ts";

const AxisClass = {
  name: true,
  description: true,
  low: true,
  mid: true,
  high: true,
} as const;

/** A risk in a cell. */
export const MatrixRisk = z.object({
  riskId: z.int(),
  number: z.int(),
  projectId: z.int(),
  evaluationType: EvaluationType,
  /** where it stood at the timestamp before */
  previous: z.boolean(),
});
export type MatrixRisk = z.infer<typeof MatrixRisk>;

/** Matrices with the risks in their cells, rows and columns counted from 1. */
export const MatrixResult = z.object({
  matrices: z.array(
    z.object({
      /** null for the worst or best evaluation over all matrices */
      matrixId: z.int().nullable(),
      name: z.string(),
      unit: z.string(),
      rows: z.int(),
      columns: z.int(),
      frequencies: z.array(FrequencyClass.pick({ row: true, ...AxisClass })),
      consequences: z.array(ConsequenceClass.pick({ column: true, ...AxisClass })),
      cells: z.array(
        z.object({
          row: z.int(),
          column: z.int(),
          color: CellColor,
          value: z.number(),
          risks: z.array(MatrixRisk),
        }),
      ),
      /** risks that have an evaluation but no cell, or none that fits the layout */
      unplaced: z.array(MatrixRisk),
    }),
  ),
});
export type MatrixResult = z.infer<typeof MatrixResult>;
