import { type Instant, NoOptions, type OwnershipChangeResult } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";
import { keepActions } from "../select/keep-actions.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepRisks } from "../select/keep-risks.ts";
import type { OwnerChange, Snapshot } from "../snapshot.ts";

type Change = OwnershipChangeResult["changes"][number];

/** The changes of owner of what the filter keeps, after `since` (null: ever), oldest first. */
export function ownershipChange(
  snapshot: Snapshot,
  request: Request<NoOptions> = {},
  since: Instant | null = null,
): OwnershipChangeResult {
  const { filter } = settled(NoOptions, request);
  const kept = {
    risk: new Map(keepRisks(snapshot, filter).map((row) => [row.id, row])),
    control: new Map(keepControls(snapshot, filter).map((row) => [row.id, row])),
    action: new Map(keepActions(snapshot, filter).map((row) => [row.id, row])),
  };
  const told = (change: OwnerChange): Change[] => {
    const record = kept[change.object].get(change.id);
    if (record === undefined || (since !== null && change.date <= since)) return [];
    const description = record.title === "" ? record.description : record.title;
    return [{ ...change, number: record.number, description }];
  };
  const changes = snapshot.ownerChanges.flatMap(told);
  return { changes: changes.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))) };
}
