import { forbidden, IncidentDraft, IncidentPatch } from "@riskloom/domain";
import { Incident } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { getIncident, listIncidents } from "../reads/incident.ts";
import type { Condition } from "../reads/list-rows.ts";
import { loadRecord } from "../services/load-record.ts";
import { changeIncident, createIncident, replaceIncident } from "../services/save-incident.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const one = z.object(byId);
const filters = { status: z.string().optional(), type: z.string().optional() };
const realised = { riskId: Ref.nullable().optional() };

/** What happened in the organization. Everybody in it sees and registers incidents. */
export const incident = router({
  list: query.input(z.object({ ...page, ...filters })).query(
    reading((read, { status, type, ...input }) => {
      const where: Condition[] = [];
      if (status !== undefined) where.push(sql`incident.status = ${status}`);
      if (type !== undefined) where.push(sql`incident.type = ${type}`);
      return listIncidents(read, where, input);
    }),
  ),
  get: query.input(one).query(reading((read, { id }) => getIncident(read, id))),
  create: mutation.input(IncidentDraft.extend(realised)).mutation(
    writing(async (write, draft) => {
      requireWriter(write);
      return getIncident(write, (await createIncident(write, draft)).id);
    }),
  ),
  update: mutation.input(one.extend({ patch: IncidentPatch.extend(realised) })).mutation(
    writing(async (write, { id, patch }) => {
      const record = await load(write, id);
      await changeIncident(write, record, patch);
      return getIncident(write, record.id);
    }),
  ),
  /**
   * Gives an incident other content: what is left out becomes what it is by default, but for the risk, which stays. `basedOn` is
   * the version that the content was made from; a stale one is a conflict.
   */
  replace: mutation
    .input(IncidentDraft.extend({ ...byId, ...realised, basedOn: z.int().optional() }))
    .mutation(
      writing(async (write, { id, basedOn, ...content }) => {
        const record = await load(write, id);
        await replaceIncident(write, record, content, basedOn);
        return getIncident(write, record.id);
      }),
    ),
  /** Its comments and its attributes' values go with it. */
  remove: mutation.input(one).mutation(
    writing(async (write, { id }) => {
      write.em.remove(await load(write, id));
    }),
  ),
});

async function load(write: Write, id: Ref): Promise<Incident> {
  const record = await loadRecord(write, Incident, { id, kind: "incident" });
  requireWriter(write);
  return record;
}

function requireWriter({ caller }: Write): void {
  if (!may(caller, "incident.write")) throw forbidden();
}
