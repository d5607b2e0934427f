import type { ActionDraft } from "@riskloom/domain";
import { Action, uuidV7 } from "@riskloom/persistence";
import type { Ref } from "../input.ts";
import { idInBody } from "../reads/id-in.ts";
import { memberId } from "../reads/user.ts";
import type { Write } from "../writing.ts";
import { nextNumber } from "./next-number.ts";
import { setTags } from "./set-tags.ts";

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
  await write.flush();
  if (tagIds !== undefined) await setTags(write, "action", action, tagIds);
  await write.flush();
  return action;
}
