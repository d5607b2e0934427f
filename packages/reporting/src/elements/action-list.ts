import { ActionListOptions } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";
import { keepActions } from "../select/keep-actions.ts";
import { orderTasks } from "../select/order-records.ts";
import type { ActionRow, ControlRow, RiskRow, Snapshot } from "../snapshot.ts";

/** The actions that the filter keeps, in order, cut at the greatest number; `count` tells how many there are. */
export function actionList<A extends ActionRow>(
  snapshot: Snapshot<RiskRow, ControlRow, A>,
  request: Request<ActionListOptions> = {},
): { count: number; actions: A[] } {
  const { filter, ordering, options } = settled(ActionListOptions, request);
  const kept = orderTasks(snapshot, keepActions(snapshot, filter), ordering.actions);
  return { count: kept.length, actions: kept.slice(0, options.maxActions ?? kept.length) };
}
