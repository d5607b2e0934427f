import { defineEntity, p } from "@mikro-orm/postgresql";
import type { ControlStatus, RecurrenceRule } from "@riskloom/domain";
import { day, identified, instant, real, text, tracked } from "../schema/columns.ts";

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

export const ControlRecurrenceSchema = defineEntity({
  name: "ControlRecurrence",
  tableName: "control_recurrence",
  properties: {
    ...tracked,
    projectId: p.integer(),
    controlId: p.integer(),
    scopeType: p.integer(),
    dayInterval: p.integer().nullable(),
    weekInterval: p.integer().nullable(),
    weekRecurDays: text().nullable(),
    monthDate: p.integer().nullable(),
    monthInterval: p.integer().nullable(),
    nthMatch: p.integer().nullable(),
    dayOfWeek: p.integer().nullable(),
    yearInterval: p.integer().nullable(),
    yearMonth: p.integer().nullable(),
    monthEnd: text().$type<NonNullable<RecurrenceRule["monthEnd"]>>().nullable(),
  },
});
export class ControlRecurrence extends ControlRecurrenceSchema.class {}
ControlRecurrenceSchema.setClass(ControlRecurrence);

export const ControlCostSchema = defineEntity({
  name: "ControlCost",
  tableName: "control_cost",
  properties: {
    ...tracked,
    projectId: p.integer(),
    controlId: p.integer(),
    riskTargetId: p.integer(),
    value: real(),
  },
});
export class ControlCost extends ControlCostSchema.class {}
ControlCostSchema.setClass(ControlCost);

export const ActionSchema = defineEntity({
  name: "Action",
  tableName: "action",
  properties: {
    ...identified,
    projectId: p.integer(),
    controlId: p.integer().nullable(),
    number: p.integer(),
    title: text(),
    description: text(),
    status: text().$type<ControlStatus>(),
    deadline: day().nullable(),
    assignedToId: p.integer().nullable(),
  },
});
export class Action extends ActionSchema.class {}
ActionSchema.setClass(Action);

export const controlSchemas = [
  ControlSchema,
  RiskControlSchema,
  ControlRecurrenceSchema,
  ControlCostSchema,
  ActionSchema,
] as const;
