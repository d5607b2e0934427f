import { defineEntity, p } from "@mikro-orm/postgresql";
import type { EvaluationType, LogEntry as LogEntryModel } from "@riskloom/domain";
import { instant, text, tracked } from "../schema/columns.ts";

export const LogEntrySchema = defineEntity({
  name: "LogEntry",
  tableName: "log_entry",
  properties: {
    ...tracked,
    projectId: p.integer(),
    date: instant(),
    type: text().$type<LogEntryModel["type"]>(),
    object: text().$type<NonNullable<LogEntryModel["object"]>>().nullable(),
    objectIdentifier: text().nullable(),
    objectDescription: text().nullable(),
    targetDescription: text().nullable(),
    descriptionPart: text().$type<NonNullable<LogEntryModel["descriptionPart"]>>().nullable(),
    changeDescription: text(),
    changedBy: text(),
    changedFrom: text().nullable(),
    changedTo: text().nullable(),
    owner: text().nullable(),
    previousOwner: text().nullable(),
    evaluationType: text().$type<EvaluationType>().nullable(),
    matrixId: p.integer().nullable(),
    riskTargetId: p.integer().nullable(),
    riskTargetName: text().nullable(),
    riskId: p.integer().nullable(),
    otherRiskId: p.integer().nullable(),
    controlId: p.integer().nullable(),
    actionId: p.integer().nullable(),
    userId: p.integer().nullable(),
    note: text().nullable(),
  },
});
export class LogEntry extends LogEntrySchema.class {}
LogEntrySchema.setClass(LogEntry);

export const logSchemas = [LogEntrySchema] as const;
