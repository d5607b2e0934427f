import {
  CellColor,
  ControlStatus,
  EvaluationType,
  type Matrix,
  OwnershipChangeResult,
  type Project,
  RiskStatus,
  type Tag,
} from "@riskloom/domain";
import type { ActionRow, ControlRow, OwnerChange, RiskRow, Snapshot } from "../src/index.ts";
import register from "./fixtures/register.json" with { type: "json" };

const SubjectOf = OwnershipChangeResult.shape.changes.element.shape.object;
type Moment = typeof register.t0 | typeof register.t1;
type Numbered<T> = T & { readonly id: number };

const at = "2026-01-01T00:00:00.000000Z";
const audit = {
  createdAt: at,
  createdBy: null,
  updatedAt: at,
  updatedBy: null,
  period: { from: at, until: null },
  version: 1,
};
const uid = (id: number): string => `01900000-0000-7000-8000-${String(id).padStart(12, "0")}`;

function snapshotOf(moment: Moment): Snapshot {
  return {
    projects: [project(1, "Harbour Tunnel"), project(2, "Quay Wall")],
    matrices: register.matrices.map(matrix),
    risks: moment.risks.map((row): RiskRow => ({
      ...row,
      status: RiskStatus.parse(row.status),
      tags: tagsOf(row.tags),
      evaluations: row.evaluations.map((one) => ({ ...one, type: EvaluationType.parse(one.type) })),
    })),
    controls: moment.controls.map((row): ControlRow => ({
      ...row,
      status: ControlStatus.parse(row.status),
      tags: tagsOf(row.tags),
    })),
    actions: moment.actions.map((row): ActionRow => ({
      ...row,
      status: ControlStatus.parse(row.status),
      tags: [],
    })),
    ownerChanges: moment.ownerChanges.map((row): OwnerChange => ({
      ...row,
      object: SubjectOf.parse(row.object),
    })),
  };
}

const tagsOf = (ids: readonly number[]): Numbered<Pick<Tag, "categoryId" | "name">>[] =>
  register.tags.filter(({ id }) => ids.includes(id));

function matrix(row: (typeof register.matrices)[number]): Matrix {
  const part = { id: row.id, matrixId: row.id, name: "class", description: "", score: 1, ...audit };
  return {
    ...row,
    ...audit,
    uid: uid(row.id),
    consequenceDisplay: "absolute",
    frequencyDisplay: "absolute",
    percentileLow: null,
    percentileMid: null,
    percentileHigh: null,
    scaleWithBudget: false,
    frequencies: row.frequencies.map((one) => ({ ...part, ...one })),
    consequences: row.consequences.map((one) => ({ ...part, ...one })),
    cells: row.cells.map((one) => ({ ...audit, ...one, matrixId: row.id, color: colorOf(one.color) })),
    bands: row.bands.map((one) => ({ ...audit, ...one, matrixId: row.id, color: colorOf(one.color) })),
  };
}

const colorOf = (color: string) => CellColor.parse(color);

function project(id: number, title: string): Project {
  const texts = {
    description: "",
    code: "",
    phase: "",
    owner: "",
    manager: "",
    kind: "",
    location: "",
    office: "",
    division: "",
    budgetPriceIndex: "",
    finish: "",
    workshopLeader: "",
    workshopDate: "",
    workshopParticipants: "",
  };
  return {
    ...texts,
    ...audit,
    id,
    uid: uid(id),
    organizationId: 1,
    key: `P${id}`,
    title,
    date: at,
    type: "project",
    status: "open",
    primaryMatrixId: id * 10,
    riskLevelId: null,
    coordinateSystem: 160,
  };
}

/** The register of register.json at its two moments, its rows filled up with what no element looks at. */
export const t0: Snapshot = snapshotOf(register.t0);
export const t1: Snapshot = snapshotOf(register.t1);
