import type { Matrix } from "@riskloom/domain";
import type { TestRegister } from "../src/testing.ts";
import { people, type People } from "./people.ts";

/** A small register to report on, and the identifiers that tests name. */
export interface ReportWorld extends People {
  projectId: number;
  /** the folder over all projects of alice, and carol's own */
  groupId: number;
  carolGroupId: number;
  matrices: Matrix[];
  /** blow-out, late segments, a confidential claim, spoil (an opportunity) */
  risks: [number, number, number, number];
  controlId: number;
  labels: [number, number];
}

/** Four risks with evaluations, a control with a cost, an action, and two labels with changes between them. */
export async function reportWorld(register: TestRegister): Promise<ReportWorld> {
  const who = await people(register);
  const { alice, bob, carol } = who;
  const { projectId, users } = register;
  const matrices = (await alice.matrix.list({ projectId, limit: null })).rows;
  const [cost, , opportunity] = matrices;
  if (cost === undefined || opportunity === undefined) throw new Error("The template has three matrices.");
  const risk = async (title: string, ownerId: number, confidential = false) =>
    (
      await alice.risk.create({
        projectId,
        title,
        description: `${title}, in words`,
        ownerId,
        confidential,
        status: "open",
      })
    ).id;
  const risks: ReportWorld["risks"] = [
    await risk("Blow-out", users.alice),
    await risk("Late segments", users.bob),
    await risk("Claim", users.alice, true),
    await risk("Reuse of spoil", users.bob),
  ];
  const [blowOut, late, claim, spoil] = risks;
  const evaluate = (
    riskId: number,
    on: Matrix,
    type: "gross" | "present" | "nett",
    [row, column]: [number, number],
  ) => alice.evaluation.create({ projectId, riskId, type, cellId: cellOf(on, row, column) });
  for (const [type, place] of [
    ["gross", [5, 5]],
    ["present", [4, 4]],
    ["nett", [2, 3]],
  ] as const)
    await evaluate(blowOut, cost, type, [...place]);
  const present = await evaluate(late, cost, "present", [3, 3]);
  await evaluate(claim, cost, "present", [5, 4]);
  await evaluate(spoil, opportunity, "present", [3, 2]);
  const control = await bob.control.create({
    projectId,
    title: "Freeze",
    description: "Freeze the ground",
    status: "planned",
    assignedToId: users.bob,
  });
  await bob.riskControl.attach({ projectId, riskId: blowOut, controlId: control.id });
  await bob.controlCost.create({
    projectId,
    controlId: control.id,
    riskTargetId: cost.riskTargetId,
    value: 5000,
  });
  await bob.action.create({
    projectId,
    description: "Order the plant",
    status: "planned",
    controlId: control.id,
    assignedToId: users.bob,
  });
  const first = await alice.label.create({ projectId, title: "Before" });
  await alice.evaluation.update({ projectId, id: present.id, patch: { cellId: cellOf(cost, 4, 4) } });
  await alice.risk.update({ id: blowOut, patch: { status: "closed", ownerId: users.bob } });
  const second = await alice.label.create({ projectId, title: "After" });
  const groupOf = async (api: typeof alice) =>
    (await api.projectGroup.list({ limit: null })).rows.find(({ parentId }) => parentId === null)?.id ?? 0;
  return {
    ...who,
    projectId,
    groupId: await groupOf(alice),
    carolGroupId: await groupOf(carol),
    matrices,
    risks,
    controlId: control.id,
    labels: [first.id, second.id],
  };
}

export const cellOf = ({ cells }: Matrix, row: number, column: number): number =>
  cells.find((cell) => cell.row === row && cell.column === column)?.id ?? 0;
