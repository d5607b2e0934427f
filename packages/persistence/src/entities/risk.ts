import { defineEntity, p } from "@mikro-orm/postgresql";
import type {
  ControlStatus,
  Risk as RiskModel,
  RiskStatus,
  TagFamily,
  Treatment as TreatmentModel,
} from "@riskloom/domain";
import { day, identified, instant, text, tracked } from "../columns.ts";

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

export const CategorySchema = defineEntity({
  name: "Category",
  tableName: "category",
  properties: {
    ...identified,
    projectId: p.integer(),
    family: text().$type<TagFamily>(),
    name: text(),
    ordering: p.integer(),
  },
});
export class Category extends CategorySchema.class {}
CategorySchema.setClass(Category);

export const TagSchema = defineEntity({
  name: "Tag",
  tableName: "tag",
  properties: {
    ...identified,
    projectId: p.integer(),
    family: text().$type<TagFamily>(),
    categoryId: p.integer(),
    name: text(),
    ordering: p.integer(),
  },
});
export class Tag extends TagSchema.class {}
TagSchema.setClass(Tag);

export const RiskTagSchema = defineEntity({
  name: "RiskTag",
  tableName: "risk_tag",
  properties: { ...tracked, projectId: p.integer(), riskId: p.integer(), tagId: p.integer() },
});
export class RiskTag extends RiskTagSchema.class {}
RiskTagSchema.setClass(RiskTag);

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

export const ControlSchema = defineEntity({
  name: "Control",
  tableName: "control",
  properties: {
    ...identified,
    projectId: p.integer(),
    number: p.integer(),
    title: text(),
    description: text(),
    status: text().$type<ControlStatus>(),
    deadline: day().nullable(),
    assignedToId: p.integer().nullable(),
    completedAt: instant().nullable(),
  },
});
export class Control extends ControlSchema.class {}
ControlSchema.setClass(Control);

export const RiskControlSchema = defineEntity({
  name: "RiskControl",
  tableName: "risk_control",
  properties: { ...tracked, projectId: p.integer(), riskId: p.integer(), controlId: p.integer() },
});
export class RiskControl extends RiskControlSchema.class {}
RiskControlSchema.setClass(RiskControl);

export const riskSchemas = [
  RiskSchema,
  CategorySchema,
  TagSchema,
  RiskTagSchema,
  TreatmentSchema,
  ControlSchema,
  RiskControlSchema,
] as const;
