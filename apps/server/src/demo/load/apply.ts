import { createLabel, type Write } from "@riskloom/api";
import type { DemoChange } from "../types.ts";
import { editRisk, evaluate, setRiskOwner, setRiskStatus } from "./change-risk.ts";
import { createProject } from "./create-project.ts";
import { createRisks } from "./create-risks.ts";
import { dataOf, type Loaded } from "./loaded.ts";

type Apply<Kind extends DemoChange["kind"]> = (
  write: Write,
  loaded: Loaded,
  change: Extract<DemoChange, { kind: Kind }>,
) => Promise<void> | void;

const appliers: { [Kind in DemoChange["kind"]]?: Apply<Kind> } = {
  createLabel: (write, { project, projectId }, { label }) => {
    const { title, date } = dataOf(project.labels, label);
    createLabel(write, { projectId, userId: null, title, date });
  },
  createProject,
  createRisks,
  editRisk,
  evaluate,
  setRiskOwner,
  setRiskStatus,
};

/** Makes one change of the demo register's history. */
export async function apply(write: Write, loaded: Loaded, change: DemoChange): Promise<void> {
  const applier = appliers[change.kind] as Apply<DemoChange["kind"]> | undefined;
  await applier?.(write, loaded, change);
  await write.flush();
}
