import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

const finite = z.number();
const name = z.string().trim().min(1).max(maxLength.name);

/** What a matrix measures consequences in: money, days, injuries. */
export const RiskTarget = z.object({
  ...identity,
  projectId: z.int(),
  name,
  /** null when the consequences have no unit */
  unit: z.string().max(maxLength.name),
  /** whether the unit is an amount of money */
  monetary: z.boolean(),
  ...audit,
});
export type RiskTarget = z.infer<typeof RiskTarget>;

/** The four colours of a cell, lowest level first. */
export const cellColors = ["green", "yellow", "orange", "red"] as const;
export const CellColor = z.enum(cellColors);
export type CellColor = z.infer<typeof CellColor>;

const classFields = {
  id: z.int(),
  matrixId: z.int(),
  name,
  description: z.string().max(maxLength.text),
  /** the limits and the middle of the class, in events per year or in the unit of the risk target; null where the class has no figures */
  low: finite.nullable(),
  mid: finite.nullable(),
  high: finite.nullable(),
  /** the class's weight in a band-scored matrix; its position unless given */
  score: finite,
} as const;

/** A row of a matrix; row 1 is the rarest. */
export const FrequencyClass = z.object({ ...classFields, row: z.int().min(1), ...audit });
export type FrequencyClass = z.infer<typeof FrequencyClass>;

/** A column of a matrix; column 1 is the mildest. */
export const ConsequenceClass = z.object({ ...classFields, column: z.int().min(1), ...audit });
export type ConsequenceClass = z.infer<typeof ConsequenceClass>;

export const MatrixCell = z.object({
  id: z.int(),
  matrixId: z.int(),
  row: z.int().min(1),
  column: z.int().min(1),
  color: CellColor,
  value: finite,
  ...audit,
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** A named level of risk, from its lower limit upwards to the next one. */
export const Band = z.object({
  id: z.int(),
  matrixId: z.int(),
  title: name,
  /** `#rrggbb` */
  hexColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  color: CellColor,
  lowerLimit: finite,
  ...audit,
});
export type Band = z.infer<typeof Band>;

export const consequenceDisplays = ["description", "percentiles", "absolute"] as const;
export const frequencyDisplays = ["description", "absolute"] as const;

/** A risk matrix with its classes, cells and bands. Band-scored when it has bands, else hand-coloured. */
export const Matrix = z.object({
  ...identity,
  projectId: z.int(),
  riskTargetId: z.int(),
  riskTargetName: z.string(),
  riskTargetUnit: z.string(),
  rows: z.int(),
  columns: z.int(),
  isOpportunity: z.boolean(),
  consequenceDisplay: z.enum(consequenceDisplays),
  frequencyDisplay: z.enum(frequencyDisplays),
  percentileLow: finite.nullable(),
  percentileMid: finite.nullable(),
  percentileHigh: finite.nullable(),
  /** evaluations give triples of their own instead of choosing a cell */
  explicitEvaluation: z.boolean(),
  scaleWithBudget: z.boolean(),
  budget: finite.nullable(),
  riskReserve: finite.nullable(),
  /** weight of the middle value in the mean of a triple, (low + λ·mid + high) / (λ + 2) */
  lambda: finite,
  frequencies: z.array(FrequencyClass),
  consequences: z.array(ConsequenceClass),
  cells: z.array(MatrixCell),
  bands: z.array(Band),
  ...audit,
});
export type Matrix = z.infer<typeof Matrix>;
