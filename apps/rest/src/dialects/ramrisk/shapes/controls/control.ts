import {
  ActionDetail,
  ActionTag,
  ControlDetail,
  ControlTag,
  RiskControl,
  type Urgency,
} from "@riskloom/domain";
import { z } from "zod";
import { nullable, shown } from "../../../../engine/shape/codec.ts";
import { derived, once, ordered, req, ro, rw } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { date, pk, words } from "../../codecs.ts";
import { audit } from "../audit.ts";
import { duty, dutyStatus } from "./duty.ts";

const urgency = shown(
  (value: Urgency) => (value === "none" ? "" : value),
  z.literal(["expired", "close", ""]),
  { type: "string" },
);

export const control = shape("Control", ControlDetail, {
  id: ro("id"),
  project: ro("projectId"),
  control_number: ro("number"),
  description: req("description", words),
  status: rw("status", dutyStatus),
  assigned_to: req("assignedToId", nullable(pk)),
  next_deadline: ordered(null, ro("nextDeadline", nullable(date))),
  urgency: ordered("deadline", ro("urgency", urgency)),
  ...duty,
  ...audit,
});

/** An action has no recurrence, so that the example's `next_deadline` is always null. */
export const action = shape("Action", ActionDetail, {
  id: ro("id"),
  project: ro("projectId"),
  control: once(rw("controlId", nullable(pk))),
  action_number: ro("number"),
  description: req("description", words),
  status: req("status", dutyStatus),
  assigned_to: rw("assignedToId", nullable(pk)),
  next_deadline: derived(shown((_: ActionDetail) => null, z.null(), { type: "date" })),
  ...duty,
  ...audit,
});

export const riskControl = shape("RiskControl", RiskControl, {
  id: ro("id"),
  project: ro("projectId"),
  risk: ro("riskId"),
  control: ro("controlId"),
  ...audit,
});

/** Which control is attached to the risk of the path, or detached from it. */
export const controlId = shape("ControlId", z.object({ controlId: z.int() }), { id: req("controlId", pk) });

export const controlTag = shape("ControlTag", ControlTag, {
  id: ro("id"),
  control: ro("controlId"),
  tag: ro("tagId"),
  ...audit,
});

export const actionTag = shape("ActionTag", ActionTag, {
  id: ro("id"),
  action: ro("actionId"),
  tag: ro("tagId"),
  ...audit,
});
