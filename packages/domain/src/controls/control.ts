import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { CivilDate, Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";
import { Tag } from "../register/tag.ts";

export const controlStatuses = ["possible", "planned", "ongoing", "done", "discarded"] as const;
export const ControlStatus = z.enum(controlStatuses);
export type ControlStatus = z.infer<typeof ControlStatus>;

/** How near a deadline is. */
export const urgencies = ["expired", "close", "none"] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

/** A measure that changes a risk. */
export const Control = z.object({
  ...identity,
  projectId: z.int(),
  number: z.int(),
  title: z.string().trim().max(maxLength.title),
  description: z.string().trim().min(1).max(maxLength.text),
  status: ControlStatus,
  deadline: CivilDate.nullable(),
  assignedToId: z.int().nullable(),
  assignedToUid: z.uuid().nullable(),
  assignedToName: z.string(),
  /** the last change to done */
  completedAt: Instant.nullable(),
  ...audit,
});
export type Control = z.infer<typeof Control>;

/** What a caller gives to plan a control; everything but the description has a default. */
export const ControlDraft = z.object({
  title: Control.shape.title.default(""),
  description: Control.shape.description,
  status: ControlStatus.default("possible"),
  deadline: CivilDate.nullable().default(null),
  assignedToId: z.int().nullable().default(null),
});
export type ControlDraft = z.infer<typeof ControlDraft>;

/** Changes to a control; what is left out stays. */
export const ControlPatch = Control.pick({
  title: true,
  description: true,
  status: true,
  deadline: true,
  assignedToId: true,
}).partial();
export type ControlPatch = z.infer<typeof ControlPatch>;

/** A control as lists show it. */
export const ControlDetail = Control.extend({
  tags: z.array(Tag),
  hasComments: z.boolean(),
  /** the deadline that follows the current one, where the control recurs */
  nextDeadline: CivilDate.nullable(),
  urgency: Urgency,
});
export type ControlDetail = z.infer<typeof ControlDetail>;

/** That a control is attached to a risk. */
export const RiskControl = z.object({
  id: z.int(),
  projectId: z.int(),
  riskId: z.int(),
  controlId: z.int(),
  ...audit,
});
export type RiskControl = z.infer<typeof RiskControl>;

/** That a tag is on a control. */
export const ControlTag = z.object({ id: z.int(), controlId: z.int(), tagId: z.int(), ...audit });
export type ControlTag = z.infer<typeof ControlTag>;

export const treatmentTypes = ["accept", "avoid", "mitigate", "transfer"] as const;

/** The strategy chosen for a risk; at most one. */
export const Treatment = z.object({
  ...identity,
  riskId: z.int(),
  type: z.enum(treatmentTypes),
  description: z.string().trim().max(maxLength.text),
  ...audit,
});
export type Treatment = z.infer<typeof Treatment>;
