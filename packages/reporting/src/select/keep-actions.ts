import type { ReportFilter } from "@riskloom/domain";
import type { ActionRow, Snapshot } from "../snapshot.ts";
import { keepControls } from "./keep-controls.ts";
import { keepRisks } from "./keep-risks.ts";
import { anyOf, oneOf } from "./one-of.ts";
import { textFilter } from "./text-filter.ts";

/** The actions of a snapshot that the filter keeps, in the order of the snapshot. */
export function keepActions<A extends ActionRow>(
  snapshot: Pick<Snapshot, "risks" | "matrices" | "controls"> & { readonly actions: readonly A[] },
  filter: ReportFilter,
): A[] {
  const ofRisks = filter.actionsOfKeptRisks ? controlsOfRisks(snapshot, filter) : null;
  const ofControls = filter.actionsOfKeptControls
    ? new Set(keepControls(snapshot, filter).map(({ id }) => id))
    : null;
  const text = textFilter(filter.actionText);
  const status = oneOf(filter.actionStatuses);
  const owner = oneOf(filter.actionOwnerIds);
  const tags = anyOf(filter.actionTagIds);
  return snapshot.actions.filter(
    (action) =>
      within(ofRisks, action.controlId) &&
      within(ofControls, action.controlId) &&
      status(action.status) &&
      owner(action.assignedToId) &&
      tags(action.tags.map(({ id }) => id)) &&
      text(action),
  );
}

function controlsOfRisks(
  snapshot: Pick<Snapshot, "risks" | "matrices" | "controls">,
  filter: ReportFilter,
): ReadonlySet<number> {
  const kept = new Set(keepRisks(snapshot, filter).map(({ id }) => id));
  return new Set(
    snapshot.controls.filter(({ riskIds }) => riskIds.some((id) => kept.has(id))).map(({ id }) => id),
  );
}

const within = (allowed: ReadonlySet<number> | null, controlId: number | null): boolean =>
  allowed === null || (controlId !== null && allowed.has(controlId));
