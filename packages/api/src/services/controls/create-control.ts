import type { ControlDraft } from "@riskloom/domain";
import { Control, uuidV7 } from "@riskloom/persistence";
import type { Ref } from "../../input/ref.ts";
import { memberId } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";
import { nextNumber } from "../register/next-number.ts";
import { requireTags, setTags } from "../register/set-tags.ts";

type Draft = Omit<ControlDraft, "assignedToId"> & {
  assignedToId: Ref | null;
  tagIds?: readonly number[] | undefined;
};

/** Plans a control under the project's next number; flushes. */
export async function createControl(
  write: Write,
  projectId: number,
  { tagIds, ...draft }: Draft,
): Promise<Control> {
  const { em, caller, at } = write;
  const control = em.create(Control, {
    ...draft,
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    assignedToId: await memberId(write, draft.assignedToId, projectId, "assignedToId"),
    completedAt: draft.status === "done" ? at : null,
    number: await nextNumber(write, projectId, "control"),
  });
  // Before the first flush, which ends where something is wrong already.
  await requireTags(write, "control", projectId, tagIds);
  await write.flush();
  if (tagIds !== undefined) await setTags(write, "control", control, tagIds);
  await write.flush();
  return control;
}
