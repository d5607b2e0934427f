import type { ReportFilter } from "@riskloom/domain";
import type { ControlRow, Snapshot } from "../snapshot.ts";
import { keepRisks } from "./keep-risks.ts";
import { anyOf, oneOf } from "./one-of.ts";
import { textFilter } from "./text-filter.ts";

/** The controls of a snapshot that the filter keeps, in the order of the snapshot. */
export function keepControls<C extends ControlRow>(
  snapshot: Pick<Snapshot, "risks" | "matrices"> & { readonly controls: readonly C[] },
  filter: ReportFilter,
): C[] {
  const kept = new Set(
    filter.controlsOfKeptRisks ? keepRisks(snapshot, filter).map(({ id }) => id) : undefined,
  );
  const attached = ({ riskIds }: C): boolean => {
    if (riskIds.length === 0) return filter.unattachedControls;
    return !filter.controlsOfKeptRisks || riskIds.some((id) => kept.has(id));
  };
  const text = textFilter(filter.controlText);
  const status = oneOf(filter.controlStatuses);
  const owner = oneOf(filter.controlOwnerIds);
  const tags = anyOf(filter.controlTagIds);
  const costs = anyOf(filter.controlCostTargetIds);
  return snapshot.controls.filter(
    (control) =>
      attached(control) &&
      status(control.status) &&
      owner(control.assignedToId) &&
      tags(control.tags.map(({ id }) => id)) &&
      costs(control.costs.map(({ riskTargetId }) => riskTargetId)) &&
      text(control),
  );
}
