import { ControlCostDraft, ControlCostPatch } from "@riskloom/domain";
import { ControlCost, RiskTarget } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import type { ProjectAction } from "../auth/may.ts";
import { inProject, page, Ref } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { getControlCost, listControlCosts } from "../reads/control-cost.ts";
import { idInBody, idInPath } from "../reads/id-in.ts";
import { projectFor, unknownReference } from "../reads/project.ts";
import { change } from "../services/change.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const scope = z.object({ ...inProject, controlId: Ref.optional() });
const one = scope.extend({ id: z.int() });

export const controlCost = router({
  /** The costs in a project, or of one control in it. */
  list: query.input(scope.extend(page)).query(
    reading(async (read, { projectId, controlId, ...input }) => {
      const home = await homeOf(read, { projectId, controlId }, "project.read");
      const where = [sql`control_cost.project_id = ${home.projectId}`];
      if (home.controlId !== undefined) where.push(sql`control_cost.control_id = ${home.controlId}`);
      return listControlCosts(read, where, input);
    }),
  ),
  get: query
    .input(one)
    .query(
      reading(async (read, { id, ...which }) =>
        getControlCost(read, { ...(await homeOf(read, which, "project.read")), id }),
      ),
    ),
  create: mutation.input(ControlCostDraft.extend({ ...inProject, controlId: Ref })).mutation(
    writing(async (write, { projectId: project, controlId, ...draft }) => {
      const projectId = await projectFor(write, project, "project.write");
      const control = await idInBody(write, "control", projectId, { ref: controlId, key: "controlId" });
      await requireRiskTarget(write, projectId, draft.riskTargetId);
      const { organizationId } = write.caller;
      const created = write.em.create(ControlCost, {
        organizationId,
        projectId,
        controlId: control,
        ...draft,
      });
      await write.flush();
      return getControlCost(write, { projectId, controlId: undefined, id: created.id });
    }),
  ),
  update: mutation
    .input(one.extend({ patch: ControlCostPatch.extend({ controlId: Ref }).partial() }))
    .mutation(
      writing(async (write, { patch: { controlId, ...own }, ...which }) => {
        const record = await load(write, which);
        const { projectId, id } = record;
        if (own.riskTargetId !== undefined) await requireRiskTarget(write, projectId, own.riskTargetId);
        change(record, own);
        if (controlId !== undefined)
          record.controlId = await idInBody(write, "control", projectId, {
            ref: controlId,
            key: "controlId",
          });
        await write.flush();
        return getControlCost(write, { projectId, controlId: undefined, id });
      }),
    ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, which));
    }),
  ),
});

async function homeOf(read: Read, { projectId, controlId }: z.infer<typeof scope>, action: ProjectAction) {
  const project = await projectFor(read, projectId, action);
  const control = controlId === undefined ? undefined : await idInPath(read, "control", project, controlId);
  return { projectId: project, controlId: control };
}

async function load(write: Write, { id, ...which }: z.infer<typeof one>): Promise<ControlCost> {
  const { projectId, controlId } = await homeOf(write, which, "project.write");
  const where = { projectId, ...(controlId !== undefined && { controlId }) };
  return loadRecord(write, ControlCost, { id, kind: "control cost", where });
}

/** A cost is in the unit of a risk target of the same project. */
async function requireRiskTarget({ em, caller }: Write, projectId: number, id: number): Promise<void> {
  const found = await em.count(RiskTarget, { id, projectId, organizationId: caller.organizationId });
  if (found === 0) throw unknownReference("riskTargetId", id, "risk target");
}
