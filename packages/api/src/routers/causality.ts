import { CausalityDraft, CausalityPatch, notFound } from "@riskloom/domain";
import { Causality, RiskCausality } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import type { ProjectAction } from "../auth/may.ts";
import { inProject, page, ProjectRef, Ref } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { getCausality, listCausalities, onRisk } from "../reads/causality.ts";
import { idInPath } from "../reads/id-in.ts";
import { getLink } from "../reads/link.ts";
import { projectFor, visibleProjects } from "../reads/project.ts";
import { attachCausality } from "../services/attach.ts";
import { change } from "../services/change.ts";
import { createCausality } from "../services/create-causality.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const scope = z.object({ ...inProject, riskId: Ref.optional() });
const one = scope.extend({ id: z.int() });
const onOneRisk = z.object({ ...inProject, riskId: Ref, id: z.int() });

/** Causes and effects. Where a risk is named, only those attached to it exist. */
export const causality = router({
  /** The causes and effects of a risk, of a project, or of all projects that the caller sees. */
  list: query.input(z.object({ projectId: ProjectRef.optional(), riskId: Ref.optional(), ...page })).query(
    reading(async (read, { projectId, riskId, ...input }) => {
      if (projectId === undefined)
        return listCausalities(read, [sql`causality.project_id = any(${visibleProjects(read)})`], input);
      const home = await homeOf(read, { projectId, riskId }, "project.read");
      const where = [sql`causality.project_id = ${home.projectId}`, ...onRisk(home.riskId)];
      return listCausalities(read, where, input);
    }),
  ),
  get: query
    .input(one)
    .query(
      reading(async (read, { id, ...which }) =>
        getCausality(read, { ...(await homeOf(read, which, "project.read")), id }),
      ),
    ),
  /** Writes down a cause or an effect, and attaches it to the risk that is named. */
  create: mutation.input(CausalityDraft.extend(scope.shape)).mutation(
    writing(async (write, { projectId: project, riskId: risk, ...draft }) => {
      const { projectId, riskId } = await homeOf(
        write,
        { projectId: project, riskId: risk },
        "project.write",
      );
      const created = await createCausality(write, { projectId, riskId }, draft);
      return getCausality(write, { projectId, riskId, id: created.id });
    }),
  ),
  update: mutation.input(one.extend({ patch: CausalityPatch })).mutation(
    writing(async (write, { patch, id, ...which }) => {
      const home = await homeOf(write, which, "project.write");
      const { id: visible } = await getCausality(write, { ...home, id });
      const record = await loadRecord(write, Causality, { id: visible, kind: "causality" });
      change(record, patch);
      await write.flush();
      return getCausality(write, { ...home, id: visible });
    }),
  ),
  /** Attaches a cause or an effect to a further risk; nothing changes where it is attached. */
  attach: mutation.input(onOneRisk).mutation(
    writing(async (write, { id, ...which }) => {
      const { projectId, riskId } = await homeOf(write, which, "project.write");
      const { id: visible } = await getCausality(write, { projectId, riskId: undefined, id });
      const link = await attachCausality(write, { projectId, riskId }, visible);
      await write.flush();
      return getLink(write, "risk_causality", projectId, link.id);
    }),
  ),
  /** Takes a cause or an effect off a risk; it stays in the project. */
  detach: mutation.input(onOneRisk).mutation(
    writing(async (write, { id, ...which }) => {
      const { riskId } = await homeOf(write, which, "project.write");
      const { organizationId } = write.caller;
      const link = await write.em.findOne(RiskCausality, { organizationId, riskId, causalityId: id });
      if (link === null) throw notFound("causality");
      write.expectVersion(link);
      write.em.remove(link);
    }),
  ),
});

async function homeOf<Risk extends Ref | undefined>(
  read: Read,
  { projectId, riskId }: { projectId: ProjectRef; riskId?: Risk },
  action: ProjectAction,
): Promise<{ projectId: number; riskId: Risk extends Ref ? number : number | undefined }> {
  const project = await projectFor(read, projectId, action);
  const risk = riskId === undefined ? undefined : await idInPath(read, "risk", project, riskId);
  return { projectId: project, riskId: risk as Risk extends Ref ? number : number | undefined };
}
