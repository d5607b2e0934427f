import { ActionDraft, ActionPatch, distinct } from "@riskloom/domain";
import { Action } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, Id, page, Ref } from "../../input/ref.ts";
import { getAction, listActions } from "../../reads/controls/action.ts";
import { idIfNamed, idInPath } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { isOn, listTags } from "../../reads/register/tag.ts";
import { memberId } from "../../reads/access/user.ts";
import { change } from "../../call/change.ts";
import { createAction } from "../../services/controls/create-action.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { setTags } from "../../services/register/set-tags.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const ofControl = inProject.to({ controlId: Ref.optional() }, async (ctx, { controlId }, { projectId }) => ({
  controlId: await idIfNamed(ctx, "control", projectId, controlId),
}));
const one = inProject.of(byId, (ctx, { projectId, id }) => getAction(ctx, projectId, id));
const tagIds = distinct(Id);

export const action = router({
  list: read("project.read", ofControl, z.object(page))
    .meta({ says: "Lists the actions of a project; with a control, those of that control." })
    .query(({ ctx, input }) => {
      const { projectId, controlId } = ctx.path;
      const where = [ofProject("action", projectId)];
      if (controlId !== undefined) where.push(sql`action.control_id = ${controlId}`);
      return listActions(ctx, where, input);
    }),
  get: read("project.read", one)
    .meta({ says: "Answers one action of a project." })
    .query(({ ctx }) => getAction(ctx, ctx.path.projectId, ctx.path.id)),
  create: write(
    "project.write",
    inProject,
    ActionDraft.extend({
      controlId: Ref.nullable().default(null),
      assignedToId: Ref.nullable().default(null),
      tagIds: tagIds.optional(),
    }),
  )
    .meta({
      says: "Writes down an action that carries out a control, and gives it the next number of the project.",
    })
    .mutation(async ({ ctx, input }) => {
      const { projectId } = ctx.path;
      return getAction(ctx, projectId, (await createAction(ctx, projectId, input)).id);
    }),
  update: write(
    "project.write",
    one,
    z.object({ patch: ActionPatch.extend({ assignedToId: Ref.nullable(), tagIds }).partial() }),
  )
    .meta({ says: "Changes what is named of an action, and leaves the rest as it is." })
    .mutation(async ({ ctx, input }) => {
      const { assignedToId, tagIds: wanted, ...own } = input.patch;
      const record = await load(ctx, ctx.path);
      change(record, own);
      if (assignedToId !== undefined)
        record.assignedToId = await memberId(ctx, assignedToId, record.projectId, "assignedToId");
      if (wanted !== undefined) await setTags(ctx, "action", record, wanted);
      await ctx.flush();
      return getAction(ctx, record.projectId, record.id);
    }),
  tags: read("project.read", one, z.object(page))
    .meta({ says: "Lists the tags of an action." })
    .query(async ({ ctx, input }) => {
      const { projectId, id } = ctx.path;
      return listTags(ctx, [isOn("action", await idInPath(ctx, "action", projectId, id))], input);
    }),
  setTags: write("project.write", one, z.object({ tagIds }))
    .meta({ says: "Gives an action exactly the tags that are named." })
    .mutation(async ({ ctx, input }) => setTags(ctx, "action", await load(ctx, ctx.path), input.tagIds)),
});

const load = (ctx: Write, { projectId, id }: { projectId: number; id: Ref }): Promise<Action> =>
  loadRecord(ctx, Action, { id, kind: "action", where: { projectId } });
