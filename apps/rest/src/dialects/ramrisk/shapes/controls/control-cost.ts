import { ControlCost } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../../../engine/shape/codec.ts";
import { derived, ordered, req, ro, rw } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { amount, pk } from "../../codecs.ts";
import { audit } from "../audit.ts";

/** The one type that the example shows; the manual does not say what it means. */
const type = shown((_: ControlCost) => 10, z.literal(10), { type: "integer" });

export const costFields = {
  id: ro("id"),
  project: ro("projectId"),
  risk_target: req("riskTargetId", pk),
  risk_target_name: ordered("riskTargetId", ro("riskTargetName")),
  unit: ordered("riskTargetId", ro("unit")),
  value: rw("value", amount),
  type: derived(type),
  ...audit,
} as const;

export const controlCost = shape("ControlCost", ControlCost, {
  ...costFields,
  control: req("controlId", pk),
});
