import { type ControlPatch, dayOf } from "@riskloom/domain";
import { type Control, ControlRecurrence } from "@riskloom/persistence";
import { advance } from "@riskloom/recurrence";
import type { Ref } from "../../input/ref.ts";
import { ruleOf } from "../../reads/controls/recurrence-rule.ts";
import { memberId } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";
import { setTags } from "../register/set-tags.ts";

type Patch = Omit<ControlPatch, "assignedToId"> & {
  assignedToId?: Ref | null | undefined;
  tagIds?: readonly number[] | undefined;
};

/** Changes a control in the unit of work; one that recurs does not stay done, but falls due again. */
export async function updateControl(
  write: Write,
  control: Control,
  { assignedToId, tagIds, ...own }: Patch,
): Promise<void> {
  const wasDone = control.status === "done";
  change(control, own);
  if (assignedToId !== undefined)
    control.assignedToId = await memberId(write, assignedToId, control.projectId, "assignedToId");
  if (tagIds !== undefined) await setTags(write, "control", control, tagIds);
  if (!wasDone && control.status === "done") await complete(write, control);
}

/** A series that has come to its end leaves its control done. */
async function complete({ em, caller, at }: Write, control: Control): Promise<void> {
  control.completedAt = at;
  const recurrence = await em.findOne(ControlRecurrence, {
    organizationId: caller.organizationId,
    controlId: control.id,
  });
  const deadline = control.deadline ?? null;
  if (recurrence === null || deadline === null) return;
  const next = advance(ruleOf(recurrence), { deadline, on: dayOf(at) }).deadline;
  if (next === null) return;
  control.deadline = next;
  control.status = "planned";
}
