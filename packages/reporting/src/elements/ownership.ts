import { NoOptions, type OwnershipResult } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";
import { keepActions } from "../select/keep-actions.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepRisks } from "../select/keep-risks.ts";
import { orderRows } from "../select/order-rows.ts";
import type { ActionRow, ControlRow, RiskRow, Snapshot } from "../snapshot.ts";
import { riskCounts, taskCounts } from "../parts/count-statuses.ts";

/** How many risks, controls and actions each owner has at each status; owners by name, what nobody owns last. */
export function ownership(snapshot: Snapshot, request: Request<NoOptions> = {}): OwnershipResult {
  const { filter } = settled(NoOptions, request);
  const risks = Map.groupBy(keepRisks(snapshot, filter), ({ ownerId }) => ownerId);
  const controls = Map.groupBy(keepControls(snapshot, filter), ({ assignedToId }) => assignedToId);
  const actions = Map.groupBy(keepActions(snapshot, filter), ({ assignedToId }) => assignedToId);
  const ids = new Set([...risks.keys(), ...controls.keys(), ...actions.keys()]);
  const owners = [...ids].map((ownerId) => {
    const own = {
      risks: risks.get(ownerId) ?? [],
      controls: controls.get(ownerId) ?? [],
      actions: actions.get(ownerId) ?? [],
    };
    return {
      ownerId,
      ownerName: ownerId === null ? "" : nameIn(own),
      risks: riskCounts(own.risks),
      controls: taskCounts(own.controls),
      actions: taskCounts(own.actions),
    };
  });
  const rows = owners.map((owner) => ({ id: owner.ownerId ?? 0, owner }));
  const byName = orderRows(rows, [{ key: "name", descending: false }], {
    name: ({ owner }) => (owner.ownerId === null ? null : owner.ownerName),
  });
  return { owners: byName.map(({ owner }) => owner) };
}

const nameIn = ({
  risks,
  controls,
  actions,
}: {
  risks: readonly RiskRow[];
  controls: readonly ControlRow[];
  actions: readonly ActionRow[];
}): string => risks[0]?.ownerName ?? controls[0]?.assignedToName ?? actions[0]?.assignedToName ?? "";
