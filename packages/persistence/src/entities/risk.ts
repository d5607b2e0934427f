import { defineEntity, p } from "@mikro-orm/postgresql";
import type { Risk as RiskModel, RiskStatus, Treatment as TreatmentModel } from "@riskloom/domain";
import { identified, text } from "../schema/columns.ts";

export const RiskSchema = defineEntity({
  name: "Risk",
  tableName: "risk",
  properties: {
    ...identified,
    projectId: p.integer(),
    number: p.integer(),
    title: text(),
    description: text(),
    cause: text(),
    effect: text(),
    notes: text(),
    status: text().$type<RiskStatus>(),
    ownerId: p.integer().nullable(),
    confidential: p.boolean(),
    category: text().$type<RiskModel["category"]>(),
    department: text().$type<NonNullable<RiskModel["department"]>>().nullable(),
  },
});
export class Risk extends RiskSchema.class {}
RiskSchema.setClass(Risk);

export const TreatmentSchema = defineEntity({
  name: "Treatment",
  tableName: "treatment",
  properties: {
    ...identified,
    projectId: p.integer(),
    riskId: p.integer(),
    type: text().$type<TreatmentModel["type"]>(),
    description: text(),
  },
});
export class Treatment extends TreatmentSchema.class {}
TreatmentSchema.setClass(Treatment);

export const riskSchemas = [RiskSchema, TreatmentSchema] as const;
