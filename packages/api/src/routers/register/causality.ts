import { CausalityDraft, CausalityPatch, notFound } from "@riskloom/domain";
import { Causality, RiskCausality } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, inProjectIfNamed, onRisk } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { Id, page, Ref } from "../../input/ref.ts";
import { getCausality, listCausalities, onRisk as attachedTo } from "../../reads/register/causality.ts";
import { idIfNamed } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { getLink } from "../../reads/register/link.ts";
import { visibleProjects } from "../../reads/register/project.ts";
import { attachCausality } from "../../services/controls/attach.ts";
import { change } from "../../call/change.ts";
import { createCausality } from "../../services/register/create-causality.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

const ofRisk = inProject.to({ riskId: Ref.optional() }, async (ctx, { riskId }, { projectId }) => ({
  riskId: await idIfNamed(ctx, "risk", projectId, riskId),
}));
const anywhere = inProjectIfNamed.to({ riskId: Ref.optional() }, async (ctx, { riskId }, { projectId }) => ({
  riskId: projectId === null ? undefined : await idIfNamed(ctx, "risk", projectId, riskId),
}));
const one = ofRisk.of({ id: Id }, getCausality);
const inItsProject = onRisk.of({ id: Id }, (ctx, { projectId, id }) =>
  getCausality(ctx, { projectId, riskId: undefined, id }),
);
const onItsRisk = onRisk.of({ id: Id }, getCausality);

/** Causes and effects. Where a risk is named, only those attached to it exist. */
export const causality = router({
  list: read(["project.read", "organization.read"], anywhere, z.object(page))
    .meta({
      says: "Lists causes and effects: of a risk, of a project, or of all projects that the caller sees.",
    })
    .query(({ ctx, input }) => {
      const { projectId, riskId } = ctx.path;
      const where =
        projectId === null
          ? [sql`causality.project_id = any(${visibleProjects(ctx)})`]
          : [ofProject("causality", projectId), ...attachedTo(riskId)];
      return listCausalities(ctx, where, input);
    }),
  get: read("project.read", one)
    .meta({ says: "Answers one cause or effect." })
    .query(({ ctx }) => getCausality(ctx, ctx.path)),
  create: write("project.write", ofRisk, CausalityDraft)
    .meta({ says: "Writes down a cause or an effect, and attaches it to the risk that is named." })
    .mutation(async ({ ctx, input }) => {
      const { id } = await createCausality(ctx, ctx.path, input);
      return getCausality(ctx, { ...ctx.path, id });
    }),
  update: write("project.write", one, z.object({ patch: CausalityPatch }))
    .meta({ says: "Changes the text, the status or the side of a cause or effect." })
    .mutation(async ({ ctx, input }) => {
      const { id } = await getCausality(ctx, ctx.path);
      change(await loadRecord(ctx, Causality, { id, kind: "causality" }), input.patch);
      await ctx.flush();
      return getCausality(ctx, ctx.path);
    }),
  attach: write("project.write", inItsProject)
    .meta({ says: "Attaches a cause or an effect to a further risk; nothing changes where it is attached." })
    .mutation(async ({ ctx }) => {
      const { projectId, id } = ctx.path;
      const { id: visible } = await getCausality(ctx, { projectId, riskId: undefined, id });
      const link = await attachCausality(ctx, ctx.path, visible);
      await ctx.flush();
      return getLink(ctx, "risk_causality", projectId, link.id);
    }),
  detach: write("project.write", onItsRisk)
    .meta({ says: "Takes a cause or an effect off a risk; it stays in the project." })
    .mutation(async ({ ctx }) => {
      const { riskId, id: causalityId } = ctx.path;
      const { organizationId } = ctx.caller;
      const link = await ctx.em.findOne(RiskCausality, { organizationId, riskId, causalityId });
      if (link === null) throw notFound("causality");
      ctx.expectVersion(link);
      ctx.em.remove(link);
    }),
});
