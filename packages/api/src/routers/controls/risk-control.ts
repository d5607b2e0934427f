import { notFound } from "@riskloom/domain";
import { RiskControl } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, onRisk } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { Id, page, Ref } from "../../input/ref.ts";
import { idInBody } from "../../reads/register/id-in.ts";
import { getLink, listLinks } from "../../reads/register/link.ts";
import { attachControl } from "../../services/controls/attach.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import { linkProcedures } from "../register/link.ts";

const one = inProject.of({ id: Id }, (ctx, { projectId, id }) => getLink(ctx, "risk_control", projectId, id));
const control = z.object({ controlId: Ref });

export const riskControl = router({
  ...linkProcedures("risk_control"),
  listOfRisk: read("project.read", onRisk, z.object(page))
    .meta({ says: "Lists the links between one risk and its controls." })
    .query(({ ctx, input }) => {
      const { projectId, riskId } = ctx.path;
      const where = [sql`risk_control.risk_id = ${riskId}`];
      return listLinks(ctx, "risk_control", { projectId, where, page: input });
    }),
  attach: write("project.write", onRisk, control)
    .meta({ says: "Attaches a control to a risk; nothing changes where it is attached." })
    .mutation(async ({ ctx, input: { controlId: ref } }) => {
      const { projectId } = ctx.path;
      const controlId = await idInBody(ctx, "control", projectId, { ref, key: "controlId" });
      ctx.faults.raise();
      const link = await attachControl(ctx, ctx.path, controlId);
      await ctx.flush();
      return getLink(ctx, "risk_control", projectId, link.id);
    }),
  detach: write("project.write", onRisk, control)
    .meta({ says: "Takes a control off a risk; the control stays in the project." })
    .mutation(async ({ ctx, input: { controlId: ref } }) => {
      const { projectId, riskId } = ctx.path;
      const controlId = await idInBody(ctx, "control", projectId, { ref, key: "controlId" });
      ctx.faults.raise();
      const { organizationId } = ctx.caller;
      const link = await ctx.em.findOne(RiskControl, { organizationId, riskId, controlId });
      if (link === null) throw notFound("risk control");
      ctx.expectVersion(link);
      ctx.em.remove(link);
    }),
  remove: write("project.write", one)
    .meta({ says: "Takes away the link between a risk and a control." })
    .mutation(async ({ ctx }) => {
      const { id } = await getLink(ctx, "risk_control", ctx.path.projectId, ctx.path.id);
      ctx.em.remove(await loadRecord(ctx, RiskControl, { id, kind: "risk control" }));
    }),
});
