import { defineEntity, p } from "@mikro-orm/postgresql";
import type { TagFamily } from "@riskloom/domain";
import { identified, text, tracked } from "../schema/columns.ts";

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

export const ControlTagSchema = defineEntity({
  name: "ControlTag",
  tableName: "control_tag",
  properties: { ...tracked, projectId: p.integer(), controlId: p.integer(), tagId: p.integer() },
});
export class ControlTag extends ControlTagSchema.class {}
ControlTagSchema.setClass(ControlTag);

export const ActionTagSchema = defineEntity({
  name: "ActionTag",
  tableName: "action_tag",
  properties: { ...tracked, projectId: p.integer(), actionId: p.integer(), tagId: p.integer() },
});
export class ActionTag extends ActionTagSchema.class {}
ActionTagSchema.setClass(ActionTag);

export const tagSchemas = [
  CategorySchema,
  TagSchema,
  RiskTagSchema,
  ControlTagSchema,
  ActionTagSchema,
] as const;
