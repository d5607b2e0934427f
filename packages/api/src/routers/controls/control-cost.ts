import { ControlCostDraft, ControlCostPatch } from "@riskloom/domain";
import { ControlCost, RiskTarget } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { Id, page, Ref } from "../../input/ref.ts";
import { getControlCost, listControlCosts } from "../../reads/controls/control-cost.ts";
import { idIfNamed, idInBody } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { unknown } from "../../reads/register/project.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const ofControl = inProject.to({ controlId: Ref.optional() }, async (ctx, { controlId }, { projectId }) => ({
  controlId: await idIfNamed(ctx, "control", projectId, controlId),
}));
const one = ofControl.of({ id: Id }, getControlCost);

export const controlCost = router({
  list: read("project.read", ofControl, z.object(page))
    .meta({ says: "Lists what controls cost; with a control, what that one costs." })
    .query(({ ctx, input }) => {
      const { projectId, controlId } = ctx.path;
      const where = [ofProject("control_cost", projectId)];
      if (controlId !== undefined) where.push(sql`control_cost.control_id = ${controlId}`);
      return listControlCosts(ctx, where, input);
    }),
  get: read("project.read", one)
    .meta({ says: "Answers one cost of a control." })
    .query(({ ctx }) => getControlCost(ctx, ctx.path)),
  create: write("project.write", inProject, ControlCostDraft.extend({ controlId: Ref }))
    .meta({ says: "Writes down what a control costs in one unit of risk." })
    .mutation(async ({ ctx, input: { controlId: ref, ...draft } }) => {
      const { projectId } = ctx.path;
      const controlId = await idInBody(ctx, "control", projectId, { ref, key: "controlId" });
      await requireRiskTarget(ctx, projectId, draft.riskTargetId);
      const { organizationId } = ctx.caller;
      const created = ctx.em.create(ControlCost, { organizationId, projectId, controlId, ...draft });
      await ctx.flush();
      return getControlCost(ctx, { projectId, controlId: undefined, id: created.id });
    }),
  update: write(
    "project.write",
    one,
    z.object({ patch: ControlCostPatch.extend({ controlId: Ref }).partial() }),
  )
    .meta({ says: "Changes a cost of a control." })
    .mutation(async ({ ctx, input }) => {
      const { controlId: ref, ...own } = input.patch;
      const record = await load(ctx, ctx.path);
      const { projectId, id } = record;
      if (own.riskTargetId !== undefined) await requireRiskTarget(ctx, projectId, own.riskTargetId);
      change(record, own);
      if (ref !== undefined)
        record.controlId = await idInBody(ctx, "control", projectId, { ref, key: "controlId" });
      await ctx.flush();
      return getControlCost(ctx, { projectId, controlId: undefined, id });
    }),
  remove: write("project.write", one)
    .meta({ says: "Takes a cost off a control." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

function load(
  ctx: Write,
  { projectId, controlId, id }: { projectId: number; controlId: number | undefined; id: number },
): Promise<ControlCost> {
  const where = { projectId, ...(controlId !== undefined && { controlId }) };
  return loadRecord(ctx, ControlCost, { id, kind: "control cost", where });
}

/** A cost is in the unit of a risk target of the same project. */
async function requireRiskTarget(
  { em, caller, faults }: Write,
  projectId: number,
  id: number | undefined,
): Promise<void> {
  if (id === undefined) return;
  const found = await em.count(RiskTarget, { id, projectId, organizationId: caller.organizationId });
  if (found === 0) faults.add(unknown("riskTargetId", id, "risk target"));
}
