import type { ActionDraft } from "@riskloom/domain";
import { Action, uuidV7 } from "@riskloom/persistence";
import type { Ref } from "../../input/ref.ts";
import { idInBody } from "../../reads/register/id-in.ts";
import { memberId } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";
import { nextNumber } from "../register/next-number.ts";
import { requireTags, setTags } from "../register/set-tags.ts";

type Draft = Omit<ActionDraft, "assignedToId" | "controlId"> & {
  assignedToId: Ref | null;
  controlId: Ref | null;
  tagIds?: readonly number[] | undefined;
};

/** Makes an action under the project's next number, of a control where one is named; flushes. */
export async function createAction(
  write: Write,
  projectId: number,
  { tagIds, controlId, ...draft }: Draft,
): Promise<Action> {
  const { em, caller } = write;
  const action = em.create(Action, {
    ...draft,
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    controlId:
      controlId === null
        ? null
        : await idInBody(write, "control", projectId, { ref: controlId, key: "controlId" }),
    assignedToId: await memberId(write, draft.assignedToId, projectId, "assignedToId"),
    number: await nextNumber(write, projectId, "action"),
  });
  // Before the first flush, which ends where something is wrong already.
  await requireTags(write, "action", projectId, tagIds);
  await write.flush();
  if (tagIds !== undefined) await setTags(write, "action", action, tagIds);
  await write.flush();
  return action;
}
