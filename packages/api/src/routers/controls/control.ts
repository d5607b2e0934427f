import { ControlDraft, ControlPatch, distinct } from "@riskloom/domain";
import { Control } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, Id, page, Ref } from "../../input/ref.ts";
import { attachedTo, getControl, listControls } from "../../reads/controls/control.ts";
import { idInPath, idIfNamed } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { isOn, listTags } from "../../reads/register/tag.ts";
import { createControl } from "../../services/controls/create-control.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { setTags } from "../../services/register/set-tags.ts";
import { updateControl } from "../../services/controls/update-control.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const ofRisk = inProject.to(
  { riskId: Ref.optional(), attachableTo: Ref.optional() },
  async (ctx, { riskId, attachableTo }, { projectId }) => ({
    riskId: await idIfNamed(ctx, "risk", projectId, riskId),
    attachableTo: await idIfNamed(ctx, "risk", projectId, attachableTo),
  }),
);
const one = inProject.of(byId, (ctx, { projectId, id }) => getControl(ctx, projectId, id));
const tagIds = distinct(Id);

export const control = router({
  list: read("project.read", ofRisk, z.object(page))
    .meta({
      says: "Lists the controls of a project: all, those attached to a risk, or those that could yet be attached to one.",
    })
    .query(({ ctx, input }) => {
      const { projectId, riskId, attachableTo } = ctx.path;
      const where = [ofProject("control", projectId)];
      if (riskId !== undefined) where.push(attachedTo(riskId));
      if (attachableTo !== undefined) where.push(sql`not ${attachedTo(attachableTo)}`);
      return listControls(ctx, where, input);
    }),
  get: read("project.read", one)
    .meta({ says: "Answers one control of a project." })
    .query(({ ctx }) => getControl(ctx, ctx.path.projectId, ctx.path.id)),
  create: write(
    "project.write",
    inProject,
    ControlDraft.extend({ assignedToId: Ref.nullable().default(null), tagIds: tagIds.optional() }),
  )
    .meta({ says: "Writes down a control, and gives it the next number of the project." })
    .mutation(async ({ ctx, input }) => {
      const { projectId } = ctx.path;
      return getControl(ctx, projectId, (await createControl(ctx, projectId, input)).id);
    }),
  update: write(
    "project.write",
    one,
    z.object({ patch: ControlPatch.extend({ assignedToId: Ref.nullable(), tagIds }).partial() }),
  )
    .meta({
      says: "Changes what is named of a control; one that recurs and is marked done is planned again for its next deadline.",
    })
    .mutation(async ({ ctx, input }) => {
      const record = await load(ctx, ctx.path);
      await updateControl(ctx, record, input.patch);
      await ctx.flush();
      return getControl(ctx, record.projectId, record.id);
    }),
  tags: read("project.read", one, z.object(page))
    .meta({ says: "Lists the tags of a control." })
    .query(async ({ ctx, input }) => {
      const { projectId, id } = ctx.path;
      return listTags(ctx, [isOn("control", await idInPath(ctx, "control", projectId, id))], input);
    }),
  setTags: write("project.write", one, z.object({ tagIds }))
    .meta({ says: "Gives a control exactly the tags that are named." })
    .mutation(async ({ ctx, input }) => setTags(ctx, "control", await load(ctx, ctx.path), input.tagIds)),
});

const load = (ctx: Write, { projectId, id }: { projectId: number; id: Ref }): Promise<Control> =>
  loadRecord(ctx, Control, { id, kind: "control", where: { projectId } });
