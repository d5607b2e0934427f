import { notFound } from "@riskloom/domain";
import { RiskControl } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { idInBody, idInPath } from "../reads/id-in.ts";
import { getLink, listLinks } from "../reads/link.ts";
import { projectFor } from "../reads/project.ts";
import { attachControl } from "../services/attach.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";
import { linkProcedures } from "./link.ts";

const ofRisk = z.object({ ...inProject, riskId: Ref });
const pair = ofRisk.extend({ controlId: Ref });

export const riskControl = router({
  ...linkProcedures("risk_control"),
  /** The links of one risk. */
  listOfRisk: query.input(ofRisk.extend(page)).query(
    reading(async (read, { projectId: project, riskId, ...window }) => {
      const projectId = await projectFor(read, project, "project.read");
      const where = [sql`risk_control.risk_id = ${await idInPath(read, "risk", projectId, riskId)}`];
      return listLinks(read, "risk_control", { projectId, where, page: window });
    }),
  ),
  /** Attaches a control to a risk; nothing changes where it is attached. */
  attach: mutation.input(pair).mutation(
    writing(async (write, input) => {
      const { projectId, riskId, controlId } = await idsOf(write, input);
      const link = await attachControl(write, { projectId, riskId }, controlId);
      await write.flush();
      return getLink(write, "risk_control", projectId, link.id);
    }),
  ),
  detach: mutation.input(pair).mutation(
    writing(async (write, input) => {
      const { riskId, controlId } = await idsOf(write, input);
      const { organizationId } = write.caller;
      const link = await write.em.findOne(RiskControl, { organizationId, riskId, controlId });
      if (link === null) throw notFound("risk control");
      write.expectVersion(link);
      write.em.remove(link);
    }),
  ),
  remove: mutation.input(z.object({ ...inProject, id: z.int() })).mutation(
    writing(async (write, { projectId, id }) => {
      const project = await projectFor(write, projectId, "project.write");
      const { id: visible } = await getLink(write, "risk_control", project, id);
      write.em.remove(await loadRecord(write, RiskControl, { id: visible, kind: "risk control" }));
    }),
  ),
});

async function idsOf(write: Write, { projectId: project, riskId, controlId }: z.infer<typeof pair>) {
  const projectId = await projectFor(write, project, "project.write");
  return {
    projectId,
    riskId: await idInPath(write, "risk", projectId, riskId),
    controlId: await idInBody(write, "control", projectId, { ref: controlId, key: "controlId" }),
  };
}
