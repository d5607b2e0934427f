import type { ChangeOf } from "../change.ts";
import { aboutControl, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A cost that was put on a control, changed or taken off; one that moves is taken off here and put on there. */
export function controlCostEntries(
  { entity, before: then, after: now }: ChangeOf<"ControlCost">,
  facts: Facts,
): Entry[] {
  if (then !== null && now !== null) {
    const moved = then.controlId !== now.controlId || then.riskTargetId !== now.riskTargetId;
    if (moved)
      return [
        ...controlCostEntries({ entity, before: then, after: null }, facts),
        ...controlCostEntries({ entity, before: null, after: now }, facts),
      ];
    if (then.value === now.value) return [];
  }
  const cost = now ?? then;
  const control = cost === null ? undefined : facts.controls.get(cost.controlId);
  if (cost === null || control === undefined) return [];
  const riskTargetName = facts.riskTargets.get(cost.riskTargetId) ?? null;
  const verb = then === null ? "created" : now === null ? "deleted" : "changed";
  return [
    {
      ...aboutControl(control),
      type: "controlCost",
      changeDescription: `Control cost ${verb} on risk target ${riskTargetName}`,
      changedFrom: then === null ? null : String(then.value),
      changedTo: now === null ? null : String(now.value),
      riskTargetId: cost.riskTargetId,
      riskTargetName,
    },
  ];
}
