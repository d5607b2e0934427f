import { ActionDraft, ActionPatch } from "@riskloom/domain";
import { Action } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { getAction, listActions } from "../reads/action.ts";
import { idInPath } from "../reads/id-in.ts";
import { projectFor } from "../reads/project.ts";
import { isOn, listTags } from "../reads/tag.ts";
import { memberId } from "../reads/user.ts";
import { change } from "../services/change.ts";
import { createAction } from "../services/create-action.ts";
import { loadRecord } from "../services/load-record.ts";
import { setTags } from "../services/set-tags.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const one = z.object({ ...inProject, ...byId });
const tagIds = z.array(z.int());

export const action = router({
  /** The actions of a project, or of one control in it. */
  list: query.input(z.object({ ...inProject, controlId: Ref.optional(), ...page })).query(
    reading(async (read, { projectId, controlId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      const where = [sql`action.project_id = ${id}`];
      if (controlId !== undefined)
        where.push(sql`action.control_id = ${await idInPath(read, "control", id, controlId)}`);
      return listActions(read, where, input);
    }),
  ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, id }) =>
        getAction(read, await projectFor(read, projectId, "project.read"), id),
      ),
    ),
  create: mutation
    .input(
      ActionDraft.extend({
        ...inProject,
        controlId: Ref.nullable().default(null),
        assignedToId: Ref.nullable().default(null),
        tagIds: tagIds.optional(),
      }),
    )
    .mutation(
      writing(async (write, { projectId, ...draft }) => {
        const id = await projectFor(write, projectId, "project.write");
        const created = await createAction(write, id, draft);
        return getAction(write, id, created.id);
      }),
    ),
  /** Changes an action; the control that it belongs to stays. */
  update: mutation
    .input(one.extend({ patch: ActionPatch.extend({ assignedToId: Ref.nullable(), tagIds }).partial() }))
    .mutation(
      writing(async (write, { patch: { assignedToId, tagIds: wanted, ...own }, ...which }) => {
        const record = await load(write, which);
        change(record, own);
        if (assignedToId !== undefined)
          record.assignedToId = await memberId(write, assignedToId, record.projectId, "assignedToId");
        if (wanted !== undefined) await setTags(write, "action", record, wanted);
        await write.flush();
        return getAction(write, record.projectId, record.id);
      }),
    ),
  tags: query.input(one.extend(page)).query(
    reading(async (read, { projectId, id, ...input }) => {
      const project = await projectFor(read, projectId, "project.read");
      return listTags(read, [isOn("action", await idInPath(read, "action", project, id))], input);
    }),
  ),
  setTags: mutation
    .input(one.extend({ tagIds }))
    .mutation(
      writing(async (write, { tagIds: wanted, ...which }) =>
        setTags(write, "action", await load(write, which), wanted),
      ),
    ),
});

async function load(write: Write, { projectId, id }: z.infer<typeof one>): Promise<Action> {
  const where = { projectId: await projectFor(write, projectId, "project.write") };
  return loadRecord(write, Action, { id, kind: "action", where });
}
