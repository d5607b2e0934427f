import { notFound, RecurrenceRule, RecurrenceRulePatch } from "@riskloom/domain";
import { ControlRecurrence } from "@riskloom/persistence";
import { z } from "zod";
import { inProject, Ref } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import type { ProjectAction } from "../auth/may.ts";
import { getRecurrence } from "../reads/control-recurrence.ts";
import { idInPath } from "../reads/id-in.ts";
import { projectFor } from "../reads/project.ts";
import { change } from "../services/change.ts";
import { changedRule, setRecurrence } from "../services/set-recurrence.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const ofControl = z.object({ ...inProject, controlId: Ref });

export const controlRecurrence = router({
  get: query
    .input(ofControl)
    .query(
      reading(async (read, which) => getRecurrence(read, (await controlOf(read, which, "project.read")).id)),
    ),
  /** Makes a control recur by this rule, in place of any other. */
  set: mutation.input(RecurrenceRule.extend(ofControl.shape)).mutation(
    writing(async (write, { projectId, controlId, ...rule }) => {
      const control = await controlOf(write, { projectId, controlId }, "project.write");
      await setRecurrence(write, control, rule);
      await write.flush();
      return getRecurrence(write, control.id);
    }),
  ),
  update: mutation.input(ofControl.extend({ patch: RecurrenceRulePatch })).mutation(
    writing(async (write, { patch, ...which }) => {
      const record = await load(write, which);
      change(record, changedRule(record, patch));
      await write.flush();
      return getRecurrence(write, record.controlId);
    }),
  ),
  remove: mutation.input(ofControl).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, which));
    }),
  ),
});

async function controlOf(
  read: Read,
  { projectId: project, controlId }: z.infer<typeof ofControl>,
  action: ProjectAction,
): Promise<{ id: number; projectId: number }> {
  const projectId = await projectFor(read, project, action);
  return { projectId, id: await idInPath(read, "control", projectId, controlId) };
}

async function load(write: Write, which: z.infer<typeof ofControl>): Promise<ControlRecurrence> {
  const { id } = await controlOf(write, which, "project.write");
  const { organizationId } = write.caller;
  const record = await write.em.findOne(ControlRecurrence, { organizationId, controlId: id });
  if (record === null) throw notFound("recurrence");
  write.expectVersion(record);
  return record;
}
