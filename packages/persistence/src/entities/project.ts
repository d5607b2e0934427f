import { defineEntity, p } from "@mikro-orm/postgresql";
import type { Project as ProjectModel } from "@riskloom/domain";
import { identified, instant, text } from "../schema/columns.ts";

export const ProjectSchema = defineEntity({
  name: "Project",
  tableName: "project",
  properties: {
    ...identified,
    key: text(),
    title: text(),
    date: instant(),
    description: text(),
    code: text(),
    phase: text(),
    owner: text(),
    manager: text(),
    type: text().$type<ProjectModel["type"]>(),
    kind: text(),
    location: text(),
    office: text(),
    division: text(),
    budgetPriceIndex: text(),
    finish: text(),
    workshopLeader: text(),
    workshopDate: text(),
    workshopParticipants: text(),
    status: text().$type<ProjectModel["status"]>(),
    primaryMatrixId: p.integer().nullable(),
    riskLevelId: p.integer().nullable(),
    coordinateSystem: p.integer(),
  },
});
export class Project extends ProjectSchema.class {}
ProjectSchema.setClass(Project);

export const ProjectGroupSchema = defineEntity({
  name: "ProjectGroup",
  tableName: "project_group",
  properties: {
    ...identified,
    userId: p.integer(),
    parentId: p.integer().nullable(),
    projectId: p.integer().nullable(),
    name: text(),
    ordering: p.integer(),
  },
});
export class ProjectGroup extends ProjectGroupSchema.class {}
ProjectGroupSchema.setClass(ProjectGroup);

/** A named moment; the log calls it a timestamp, the older interface a label. */
export const LabelSchema = defineEntity({
  name: "Label",
  tableName: "label",
  properties: {
    ...identified,
    projectId: p.integer().nullable(),
    userId: p.integer().nullable(),
    title: text(),
    date: instant(),
  },
});
export class Label extends LabelSchema.class {}
LabelSchema.setClass(Label);

export const projectSchemas = [ProjectSchema, ProjectGroupSchema, LabelSchema] as const;
