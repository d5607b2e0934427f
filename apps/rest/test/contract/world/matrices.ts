import type { Api } from "@riskloom/api";
import {
  addProject,
  addProjectMember,
  createMatrix,
  type MatrixDraft,
  writeFor,
} from "@riskloom/api/installation";
import type { World } from "./world.ts";

const classes = (unit: number) =>
  [1, 2, 3].map((at) => ({
    name: `Class ${at}`,
    low: unit * (at - 1),
    mid: unit * (at - 0.7),
    high: unit * at,
    score: at * 1.1,
  }));
const colors: Required<MatrixDraft>["cells"] = [
  ["green", { color: "yellow", value: 0.1 + 0.2 }, "red"],
  ["red", "green", { color: "orange", value: 1e15 / 7 }],
  ["orange", "red", "green"],
];
const bands = [
  { title: "High", hexColor: "#e74c3c", color: "red", lowerLimit: 3.3 },
  { title: "Low", hexColor: "#09c199", color: "green", lowerLimit: 0 },
] as const;

/** A matrix of each kind: colours by hand or by bands, evaluated by cells or by triples of one's own. */
const drafts: readonly MatrixDraft[] = [{ cells: colors }, { bands }].flatMap((coloring) =>
  [false, true].map((explicitEvaluation) => ({
    target: { name: "Injuries", unit: "", monetary: false },
    frequencies: classes(0.3),
    consequences: classes(7),
    explicitEvaluation,
    isOpportunity: explicitEvaluation,
    ...coloring,
  })),
);

/**
 * Draws up a matrix of each kind in the world's project, and projects of which each has one of them as its primary one, with a
 * risk that is evaluated on it. Answers these projects.
 */
export async function drawMatrices({ register }: World): Promise<number[]> {
  const { deps, organizationId, projectId, users } = register;
  const { alice: userId } = users;
  const on = { organizationId, user: { id: userId, fullName: "Alice Example" } };
  const projects = await writeFor(deps.database, on, async (write) => {
    for (const draft of drafts) await createMatrix(write, projectId, draft);
    const made = [];
    for (const [at, draft] of drafts.entries()) {
      const { id } = await addProject(write, { key: `KIND-${at}`, title: `Kind ${at}` }, [draft]);
      await addProjectMember(write, { projectId: id, userId, role: "admin", apiAccess: true });
      made.push(id);
    }
    return made;
  });
  const api = await register.as("alice");
  for (const id of projects) await evaluated(api, id);
  return projects;
}

async function evaluated(api: Api, projectId: number): Promise<void> {
  const { id: riskId } = await api.risk.create({ projectId, description: "Of a kind" });
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  const on = { projectId, riskId, matrixId: matrix?.id ?? 0 };
  await api.evaluation.create({ ...on, type: "gross", cellId: matrix?.cells[5]?.id ?? null });
  const triples = {
    frequencyLow: 0.1 + 0.2,
    frequencyMid: 1 / 3,
    frequencyHigh: 0.5,
    consequenceLow: 1e-7,
    consequenceMid: 2.2,
    consequenceHigh: 1e15 / 7,
  };
  await api.evaluation.create({ ...on, type: "present", ...triples });
}
