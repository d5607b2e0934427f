import type { DemoChange } from "../types.ts";
import { createActions, setActionStatus } from "./change-action.ts";
import { attachControl, createControls, setControlDeadline, setControlStatus } from "./change-control.ts";
import { editRisk, evaluate, reviewRisk, setRiskOwner, setRiskStatus } from "./change-risk.ts";
import { createProject } from "./create-project.ts";
import { createRisks } from "./create-risks.ts";
import { setCustomValues, setRegisterStatus } from "./deliver.ts";
import { comment, createLabel, createMapFeatures, createReferences } from "./remark.ts";
import type { Of, Replaying } from "./replaying.ts";

const appliers: { [Kind in DemoChange["kind"]]: (replaying: Replaying, change: Of<Kind>) => Promise<void> } =
  {
    attachControl,
    comment,
    createActions,
    createControls,
    createLabel,
    createMapFeatures,
    createProject,
    createReferences,
    createRisks,
    editRisk,
    evaluate,
    reviewRisk,
    setActionStatus,
    setControlDeadline,
    setControlStatus,
    setCustomValues,
    setRegisterStatus,
    setRiskOwner,
    setRiskStatus,
  };

/** Makes one change of the demo register's history. */
export async function apply(replaying: Replaying, change: DemoChange): Promise<void> {
  const applier = appliers[change.kind] as (replaying: Replaying, change: DemoChange) => Promise<void>;
  await applier(replaying, change);
  await replaying.write.flush();
}
