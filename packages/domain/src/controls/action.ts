import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { Control, ControlDraft, ControlPatch, ControlStatus } from "./control.ts";
import { CivilDate } from "../values/instant.ts";
import { Tag } from "../register/tag.ts";

/** A task into which a control is broken up, or one that stands by itself. */
export const Action = z.object({
  ...identity,
  projectId: z.int(),
  /** set when the action is made, and never changed */
  controlId: z.int().nullable(),
  number: z.int(),
  title: Control.shape.title,
  description: Control.shape.description,
  status: ControlStatus,
  deadline: CivilDate.nullable(),
  assignedToId: z.int().nullable(),
  assignedToUid: z.uuid().nullable(),
  assignedToName: z.string(),
  ...audit,
});
export type Action = z.infer<typeof Action>;

/** What a caller gives to make an action. */
export const ActionDraft = ControlDraft.extend({ controlId: z.int().nullable().default(null) });
export type ActionDraft = z.infer<typeof ActionDraft>;

/** Changes to an action; what is left out stays. */
export const ActionPatch = ControlPatch;
export type ActionPatch = z.infer<typeof ActionPatch>;

/** An action as lists show it. */
export const ActionDetail = Action.extend({ tags: z.array(Tag), hasComments: z.boolean() });
export type ActionDetail = z.infer<typeof ActionDetail>;

/** That a tag is on an action. */
export const ActionTag = z.object({ id: z.int(), actionId: z.int(), tagId: z.int(), ...audit });
export type ActionTag = z.infer<typeof ActionTag>;
