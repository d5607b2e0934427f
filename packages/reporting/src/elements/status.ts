import { NoOptions, type StatusResult } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";
import { keepActions } from "../select/keep-actions.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepRisks } from "../select/keep-risks.ts";
import type { Snapshot } from "../snapshot.ts";
import { riskCounts, taskCounts } from "../parts/count-statuses.ts";

/** How many risks, controls and actions that the filter keeps stand at each status. */
export function status(snapshot: Snapshot, request: Request<NoOptions> = {}): StatusResult {
  const { filter } = settled(NoOptions, request);
  return {
    risks: riskCounts(keepRisks(snapshot, filter)),
    controls: taskCounts(keepControls(snapshot, filter)),
    actions: taskCounts(keepActions(snapshot, filter)),
  };
}
