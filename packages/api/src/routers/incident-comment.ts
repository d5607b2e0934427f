import { forbidden, IncidentComment, notFound } from "@riskloom/domain";
import { Comment, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, page, Ref, wholeList } from "../input.ts";
import { reading } from "../reading.ts";
import { getIncident } from "../reads/incident.ts";
import { listIncidentComments } from "../reads/incident-comment.ts";
import { refersTo } from "../reads/project.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const onIncident = z.object({ incidentId: Ref });

/** What people say about incidents. Only the author and the organization's administrators take a comment back. */
export const incidentComment = router({
  list: query.input(onIncident.extend(page)).query(
    reading(async (read, { incidentId, ...input }) => {
      const { id } = await getIncident(read, incidentId);
      return listIncidentComments(read, [sql`comment.incident_id = ${id}`], input);
    }),
  ),
  create: mutation.input(onIncident.extend(IncidentComment.pick({ text: true }).shape)).mutation(
    writing(async (write, { incidentId, text }) => {
      const incident = await incidentFor(write, incidentId);
      const created = write.em.create(Comment, {
        organizationId: write.caller.organizationId,
        uid: uuidV7(),
        projectId: null,
        incidentId: incident.id,
        authorId: write.caller.userId,
        text,
      });
      await write.flush();
      const where = [refersTo("comment", created.id)];
      const [found] = (await listIncidentComments(write, where, wholeList)).rows;
      if (found === undefined) throw notFound("comment");
      return found;
    }),
  ),
  remove: mutation.input(onIncident.extend(byId)).mutation(
    writing(async (write, { incidentId, id }) => {
      const { id: on } = await incidentFor(write, incidentId);
      const record = await loadRecord(write, Comment, { id, kind: "comment", where: { incidentId: on } });
      takeBack(write, [record]);
    }),
  ),
  /** Takes back all comments on an incident; answers how many there were. */
  clear: mutation.input(onIncident).mutation(
    writing(async (write, { incidentId }) => {
      const { id } = await incidentFor(write, incidentId);
      const records = await write.em.find(Comment, {
        organizationId: write.caller.organizationId,
        incidentId: id,
      });
      takeBack(write, records);
      return { count: records.length };
    }),
  ),
});

async function incidentFor(write: Write, incidentId: Ref): Promise<{ id: number }> {
  const found = await getIncident(write, incidentId);
  if (!may(write.caller, "incident.write")) throw forbidden();
  return found;
}

function takeBack({ em, caller }: Write, records: readonly Comment[]): void {
  const others = records.some(({ authorId }) => authorId !== caller.userId);
  if (others && !may(caller, "organization.administer"))
    throw forbidden("Only its author and the organization's administrators may take a comment back.");
  for (const record of records) em.remove(record);
}
