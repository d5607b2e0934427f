import { z } from "zod";
import { audit } from "../values/audit.ts";

/** What a control costs, in the unit of a risk target. */
export const ControlCost = z.object({
  id: z.int(),
  projectId: z.int(),
  controlId: z.int(),
  riskTargetId: z.int(),
  riskTargetName: z.string(),
  unit: z.string(),
  value: z.int(),
  ...audit,
});
export type ControlCost = z.infer<typeof ControlCost>;

export const ControlCostDraft = ControlCost.pick({ controlId: true, riskTargetId: true, value: true }).extend(
  { value: ControlCost.shape.value.default(0) },
);
export type ControlCostDraft = z.infer<typeof ControlCostDraft>;
export const ControlCostPatch = ControlCost.pick({
  controlId: true,
  riskTargetId: true,
  value: true,
}).partial();
export type ControlCostPatch = z.infer<typeof ControlCostPatch>;
