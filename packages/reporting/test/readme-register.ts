import type { Matrix } from "@riskloom/domain";
import type { ControlRow, EvaluationRow, RiskRow, Snapshot } from "../src/index.ts";
import { t0 } from "./snapshots.ts";

const [harbour] = t0.projects;
const [template] = t0.matrices;
if (harbour === undefined || template === undefined)
  throw new Error("The fixture has a project and a matrix.");
const [frequency] = template.frequencies;
const [consequence] = template.consequences;
const [cell] = template.cells;
if (frequency === undefined || consequence === undefined || cell === undefined)
  throw new Error("The fixture's matrix has classes and cells.");

const colors = ["green", "yellow", "orange", "red"] as const;
const matrix: Matrix = {
  ...template,
  id: 1,
  rows: 2,
  columns: 2,
  bands: [],
  budget: null,
  riskReserve: null,
  frequencies: [
    { ...frequency, row: 1, low: 0.01, mid: 0.02, high: 0.05 },
    { ...frequency, row: 2, low: 0.05, mid: 0.1, high: 0.2 },
  ],
  consequences: [
    { ...consequence, column: 1, low: 500, mid: 1_000, high: 2_000 },
    { ...consequence, column: 2, low: 100_000, mid: 200_000, high: 500_000 },
  ],
  cells: [1, 2, 3, 4].map((id) => ({
    ...cell,
    id,
    row: id < 3 ? 1 : 2,
    column: id % 2 === 1 ? 1 : 2,
    value: id,
    color: colors[id === 3 ? 1 : id - 1] ?? "green",
  })),
};

const evaluation = (id: number, cellId: number, type: EvaluationRow["type"]): EvaluationRow => ({
  id,
  matrixId: 1,
  type,
  cellId,
  frequencyLow: null,
  frequencyMid: null,
  frequencyHigh: null,
  consequenceLow: null,
  consequenceMid: null,
  consequenceHigh: null,
});

const risk = (number: number, title: string, evaluations: EvaluationRow[]): RiskRow => ({
  id: number,
  projectId: 1,
  number,
  title,
  description: title,
  status: "open",
  ownerId: 1,
  ownerName: "Alice Example",
  confidential: false,
  createdAt: "2026-03-01T08:00:00.000000Z",
  tags: [],
  evaluations,
});

const control: ControlRow = {
  id: 1,
  projectId: 1,
  number: 1,
  title: "Freezing the ground",
  description: "",
  status: "planned",
  deadline: null,
  assignedToId: 1,
  assignedToName: "Alice Example",
  tags: [],
  riskIds: [1],
  costs: [{ riskTargetId: template.riskTargetId, value: 280 }],
};

/** The register of the README's examples. */
export const now: Snapshot = {
  projects: [harbour],
  matrices: [matrix],
  risks: [
    risk(1, "Seepage", [evaluation(1, 3, "present"), evaluation(2, 1, "nett")]),
    risk(2, "Blow-out", [evaluation(3, 4, "present")]),
  ],
  controls: [control],
  actions: [{ ...control, controlId: 1 }],
  ownerChanges: [
    { object: "risk", id: 1, previousOwner: "", owner: "Alice Example", date: "2026-03-01T08:00:00.000000Z" },
  ],
};

/** The same before the second risk was found. */
export const before: Snapshot = { ...now, risks: now.risks.slice(0, 1) };
