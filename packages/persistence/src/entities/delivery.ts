import { defineEntity, p } from "@mikro-orm/postgresql";
import type { RiskStatus } from "@riskloom/domain";
import { day, identified, text, tracked } from "../schema/columns.ts";

export const RegisterStatusSchema = defineEntity({
  name: "RegisterStatus",
  tableName: "register_status",
  properties: {
    ...identified,
    projectId: p.integer(),
    label: text(),
    status: text().$type<RiskStatus>(),
    ordering: p.integer(),
  },
});
export class RegisterStatus extends RegisterStatusSchema.class {}
RegisterStatusSchema.setClass(RegisterStatus);

export const TeamSchema = defineEntity({
  name: "Team",
  tableName: "team",
  properties: { ...identified, projectId: p.integer(), title: text(), ordering: p.integer() },
});
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);

export const SprintSchema = defineEntity({
  name: "Sprint",
  tableName: "sprint",
  properties: { ...identified, projectId: p.integer(), title: text(), ordering: p.integer() },
});
export class Sprint extends SprintSchema.class {}
SprintSchema.setClass(Sprint);

export const LinkedItemSchema = defineEntity({
  name: "LinkedItem",
  tableName: "linked_item",
  properties: { ...identified, projectId: p.integer(), key: text(), title: text() },
});
export class LinkedItem extends LinkedItemSchema.class {}
LinkedItemSchema.setClass(LinkedItem);

export const RiskDeliverySchema = defineEntity({
  name: "RiskDelivery",
  tableName: "risk_delivery",
  properties: {
    ...tracked,
    projectId: p.integer(),
    riskId: p.integer(),
    statusId: p.integer().nullable(),
    raisedDate: day().nullable(),
    resolutionDate: day().nullable(),
    mitigation: text().nullable(),
    /** counts the changes, of the links too, so that each is a version of the whole */
    revision: p.integer(),
  },
});
export class RiskDelivery extends RiskDeliverySchema.class {}
RiskDeliverySchema.setClass(RiskDelivery);

const link = { ...tracked, projectId: p.integer(), riskId: p.integer() };

export const RiskTeamSchema = defineEntity({
  name: "RiskTeam",
  tableName: "risk_team",
  properties: { ...link, teamId: p.integer() },
});
export class RiskTeam extends RiskTeamSchema.class {}
RiskTeamSchema.setClass(RiskTeam);

export const RiskSprintSchema = defineEntity({
  name: "RiskSprint",
  tableName: "risk_sprint",
  properties: { ...link, sprintId: p.integer() },
});
export class RiskSprint extends RiskSprintSchema.class {}
RiskSprintSchema.setClass(RiskSprint);

export const RiskWatcherSchema = defineEntity({
  name: "RiskWatcher",
  tableName: "risk_watcher",
  properties: { ...link, userId: p.integer() },
});
export class RiskWatcher extends RiskWatcherSchema.class {}
RiskWatcherSchema.setClass(RiskWatcher);

export const RiskLinkedItemSchema = defineEntity({
  name: "RiskLinkedItem",
  tableName: "risk_linked_item",
  properties: { ...link, linkedItemId: p.integer() },
});
export class RiskLinkedItem extends RiskLinkedItemSchema.class {}
RiskLinkedItemSchema.setClass(RiskLinkedItem);

export const deliverySchemas = [
  RegisterStatusSchema,
  TeamSchema,
  SprintSchema,
  LinkedItemSchema,
  RiskDeliverySchema,
  RiskTeamSchema,
  RiskSprintSchema,
  RiskWatcherSchema,
  RiskLinkedItemSchema,
] as const;
