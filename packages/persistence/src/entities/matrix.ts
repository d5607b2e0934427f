import { defineEntity, p } from "@mikro-orm/postgresql";
import type { CellColor, EvaluationType, Matrix as MatrixModel } from "@riskloom/domain";
import { identified, real, text, tracked } from "../schema/columns.ts";

export const RiskTargetSchema = defineEntity({
  name: "RiskTarget",
  tableName: "risk_target",
  properties: { ...identified, projectId: p.integer(), name: text(), unit: text(), monetary: p.boolean() },
});
export class RiskTarget extends RiskTargetSchema.class {}
RiskTargetSchema.setClass(RiskTarget);

export const MatrixSchema = defineEntity({
  name: "Matrix",
  tableName: "matrix",
  properties: {
    ...identified,
    projectId: p.integer(),
    riskTargetId: p.integer(),
    rows: p.integer(),
    columns: p.integer(),
    isOpportunity: p.boolean(),
    consequenceDisplay: text().$type<MatrixModel["consequenceDisplay"]>(),
    frequencyDisplay: text().$type<MatrixModel["frequencyDisplay"]>(),
    percentileLow: real().nullable(),
    percentileMid: real().nullable(),
    percentileHigh: real().nullable(),
    explicitEvaluation: p.boolean(),
    scaleWithBudget: p.boolean(),
    budget: real().nullable(),
    riskReserve: real().nullable(),
    lambda: real(),
  },
});
export class Matrix extends MatrixSchema.class {}
MatrixSchema.setClass(Matrix);

const classColumns = {
  ...tracked,
  projectId: p.integer(),
  matrixId: p.integer(),
  name: text(),
  description: text(),
  low: real().nullable(),
  mid: real().nullable(),
  high: real().nullable(),
  score: real(),
};

export const FrequencyClassSchema = defineEntity({
  name: "FrequencyClass",
  tableName: "frequency_class",
  properties: { ...classColumns, row: p.integer() },
});
export class FrequencyClass extends FrequencyClassSchema.class {}
FrequencyClassSchema.setClass(FrequencyClass);

export const ConsequenceClassSchema = defineEntity({
  name: "ConsequenceClass",
  tableName: "consequence_class",
  properties: { ...classColumns, column: p.integer() },
});
export class ConsequenceClass extends ConsequenceClassSchema.class {}
ConsequenceClassSchema.setClass(ConsequenceClass);

export const MatrixCellSchema = defineEntity({
  name: "MatrixCell",
  tableName: "matrix_cell",
  properties: {
    ...tracked,
    projectId: p.integer(),
    matrixId: p.integer(),
    row: p.integer(),
    column: p.integer(),
    color: text().$type<CellColor>(),
    value: real(),
  },
});
export class MatrixCell extends MatrixCellSchema.class {}
MatrixCellSchema.setClass(MatrixCell);

export const BandSchema = defineEntity({
  name: "Band",
  tableName: "band",
  properties: {
    ...tracked,
    projectId: p.integer(),
    matrixId: p.integer(),
    title: text(),
    hexColor: text(),
    color: text().$type<CellColor>(),
    lowerLimit: real(),
  },
});
export class Band extends BandSchema.class {}
BandSchema.setClass(Band);

export const EvaluationSchema = defineEntity({
  name: "Evaluation",
  tableName: "evaluation",
  properties: {
    ...identified,
    projectId: p.integer(),
    riskId: p.integer(),
    matrixId: p.integer(),
    type: text().$type<EvaluationType>(),
    frequencyLow: real().nullable(),
    frequencyMid: real().nullable(),
    frequencyHigh: real().nullable(),
    consequenceLow: real().nullable(),
    consequenceMid: real().nullable(),
    consequenceHigh: real().nullable(),
    cellId: p.integer().nullable(),
    frequencyScore: real().nullable(),
    consequenceScore: real().nullable(),
  },
});
export class Evaluation extends EvaluationSchema.class {}
EvaluationSchema.setClass(Evaluation);

export const matrixSchemas = [
  RiskTargetSchema,
  MatrixSchema,
  FrequencyClassSchema,
  ConsequenceClassSchema,
  MatrixCellSchema,
  BandSchema,
  EvaluationSchema,
] as const;
