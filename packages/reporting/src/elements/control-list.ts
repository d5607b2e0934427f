import { ControlListOptions } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";
import { keepControls } from "../select/keep-controls.ts";
import { orderTasks } from "../select/order-records.ts";
import type { ControlRow, RiskRow, Snapshot } from "../snapshot.ts";

/** The controls that the filter keeps, in order, cut at the greatest number; `count` tells how many there are. */
export function controlList<C extends ControlRow>(
  snapshot: Snapshot<RiskRow, C>,
  request: Request<ControlListOptions> = {},
): { count: number; controls: C[] } {
  const { filter, ordering, options } = settled(ControlListOptions, request);
  const kept = orderTasks(snapshot, keepControls(snapshot, filter), ordering.controls);
  return { count: kept.length, controls: kept.slice(0, options.maxControls ?? kept.length) };
}
