import { IncidentDraft, IncidentPatch } from "@riskloom/domain";
import { Incident } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, Ref } from "../../input/ref.ts";
import { getIncident, listIncidents } from "../../reads/service/incident.ts";
import type { Condition } from "../../sql/list-rows.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { changeIncident, createIncident, replaceIncident } from "../../services/service/save-incident.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const one = inOrganization.of(byId, (ctx, { id }) => getIncident(ctx, id));
const filters = { status: z.string().optional(), type: z.string().optional() };
const realised = { riskId: Ref.nullable().optional() };

/** What happened in the organization. Everybody in it sees and registers incidents. */
export const incident = router({
  list: read("organization.read", inOrganization, z.object({ ...page, ...filters }))
    .meta({ says: "Lists the incidents of the organization." })
    .query(({ ctx, input: { status, type, ...input } }) => {
      const where: Condition[] = [];
      if (status !== undefined) where.push(sql`incident.status = ${status}`);
      if (type !== undefined) where.push(sql`incident.type = ${type}`);
      return listIncidents(ctx, where, input);
    }),
  get: read("organization.read", one)
    .meta({ says: "Answers one incident." })
    .query(({ ctx }) => getIncident(ctx, ctx.path.id)),
  create: write("incident.write", inOrganization, IncidentDraft.extend(realised))
    .meta({ says: "Registers an incident." })
    .mutation(async ({ ctx, input }) => getIncident(ctx, (await createIncident(ctx, input)).id)),
  update: write("incident.write", one, z.object({ patch: IncidentPatch.extend(realised) }))
    .meta({ says: "Changes what is named of an incident." })
    .mutation(async ({ ctx, input }) => {
      const record = await load(ctx, ctx.path);
      await changeIncident(ctx, record, input.patch);
      return getIncident(ctx, record.id);
    }),
  /**
   * Gives an incident other content: what is left out becomes what it is by default, but for the risk, which stays. `basedOn` is
   * the version that the content was made from; a stale one is a conflict.
   */
  replace: write("incident.write", one, IncidentDraft.extend({ ...realised, basedOn: z.int().optional() }))
    .meta({
      says: "Gives an incident other content: what is left out becomes what it is by default, but for the risk, which stays.",
    })
    .mutation(async ({ ctx, input: { basedOn, ...content } }) => {
      const record = await load(ctx, ctx.path);
      await replaceIncident(ctx, record, content, basedOn);
      return getIncident(ctx, record.id);
    }),
  remove: write("incident.write", one)
    .meta({ says: "Takes an incident away, with its comments and the values of its attributes." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

const load = (ctx: Write, { id }: { id: Ref }): Promise<Incident> =>
  loadRecord(ctx, Incident, { id, kind: "incident" });
