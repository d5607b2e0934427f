import { ControlDraft, ControlPatch } from "@riskloom/domain";
import { Control } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { attachedTo, getControl, listControls } from "../reads/control.ts";
import { idInPath } from "../reads/id-in.ts";
import { projectFor } from "../reads/project.ts";
import { isOn, listTags } from "../reads/tag.ts";
import { createControl } from "../services/create-control.ts";
import { loadRecord } from "../services/load-record.ts";
import { setTags } from "../services/set-tags.ts";
import { updateControl } from "../services/update-control.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const one = z.object({ ...inProject, ...byId });
const tagIds = z.array(z.int());

export const control = router({
  /** The controls of a project: all, those attached to a risk, or those that could yet be. */
  list: query
    .input(z.object({ ...inProject, riskId: Ref.optional(), attachableTo: Ref.optional(), ...page }))
    .query(
      reading(async (read, { projectId, riskId, attachableTo, ...input }) => {
        const id = await projectFor(read, projectId, "project.read");
        const where = [sql`control.project_id = ${id}`];
        if (riskId !== undefined) where.push(attachedTo(await idInPath(read, "risk", id, riskId)));
        if (attachableTo !== undefined)
          where.push(sql`not ${attachedTo(await idInPath(read, "risk", id, attachableTo))}`);
        return listControls(read, where, input);
      }),
    ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, id }) =>
        getControl(read, await projectFor(read, projectId, "project.read"), id),
      ),
    ),
  create: mutation
    .input(
      ControlDraft.extend({
        ...inProject,
        assignedToId: Ref.nullable().default(null),
        tagIds: tagIds.optional(),
      }),
    )
    .mutation(
      writing(async (write, { projectId, ...draft }) => {
        const id = await projectFor(write, projectId, "project.write");
        const created = await createControl(write, id, draft);
        return getControl(write, id, created.id);
      }),
    ),
  /** Changes a control. One that recurs and is marked done advances to its next deadline, and is planned again. */
  update: mutation
    .input(one.extend({ patch: ControlPatch.extend({ assignedToId: Ref.nullable(), tagIds }).partial() }))
    .mutation(
      writing(async (write, { patch, ...which }) => {
        const record = await load(write, which);
        await updateControl(write, record, patch);
        await write.flush();
        return getControl(write, record.projectId, record.id);
      }),
    ),
  tags: query.input(one.extend(page)).query(
    reading(async (read, { projectId, id, ...input }) => {
      const project = await projectFor(read, projectId, "project.read");
      return listTags(read, [isOn("control", await idInPath(read, "control", project, id))], input);
    }),
  ),
  setTags: mutation
    .input(one.extend({ tagIds }))
    .mutation(
      writing(async (write, { tagIds: wanted, ...which }) =>
        setTags(write, "control", await load(write, which), wanted),
      ),
    ),
});

async function load(write: Write, { projectId, id }: z.infer<typeof one>): Promise<Control> {
  const where = { projectId: await projectFor(write, projectId, "project.write") };
  return loadRecord(write, Control, { id, kind: "control", where });
}
