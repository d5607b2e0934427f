import { IncidentComment, notFound } from "@riskloom/domain";
import { Comment, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../../auth/may.ts";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { getIncident } from "../../reads/service/incident.ts";
import { listIncidentComments } from "../../reads/service/incident-comment.ts";
import { refersTo } from "../../reads/register/project.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

const onIncident = inOrganization.to({ incidentId: Ref }, async (ctx, { incidentId }) => ({
  incidentId: (await getIncident(ctx, incidentId)).id,
}));
const own = onIncident.to(byId, async (ctx, { id }, { incidentId }) => {
  const { rows } = await listIncidentComments(
    ctx,
    [sql`comment.incident_id = ${incidentId}`, refersTo("comment", id)],
    wholeList,
  );
  const [found] = rows;
  if (found === undefined) throw notFound("comment");
  return { id: found.id, ...refusing(ctx, rows) };
});
const all = onIncident.to({}, async (ctx, _, { incidentId }) => {
  const { rows } = await listIncidentComments(ctx, [sql`comment.incident_id = ${incidentId}`], wholeList);
  return { ids: rows.map(({ id }) => id), ...refusing(ctx, rows) };
});

/** What people say about incidents. Only the author and the organization's administrators take a comment back. */
export const incidentComment = router({
  list: read("organization.read", onIncident, z.object(page))
    .meta({ says: "Lists the comments on an incident." })
    .query(({ ctx, input }) =>
      listIncidentComments(ctx, [sql`comment.incident_id = ${ctx.path.incidentId}`], input),
    ),
  create: write("incident.write", onIncident, IncidentComment.pick({ text: true }))
    .meta({ says: "Adds a comment to an incident in the caller's name." })
    .mutation(async ({ ctx, input: { text } }) => {
      const created = ctx.em.create(Comment, {
        organizationId: ctx.caller.organizationId,
        uid: uuidV7(),
        projectId: null,
        incidentId: ctx.path.incidentId,
        authorId: ctx.caller.userId,
        text,
      });
      await ctx.flush();
      const where = [refersTo("comment", created.id)];
      const [found] = (await listIncidentComments(ctx, where, wholeList)).rows;
      if (found === undefined) throw notFound("comment");
      return found;
    }),
  remove: write("incident.write", own)
    .meta({ says: "Takes one comment off an incident." })
    .mutation(async ({ ctx }) => {
      const { id, incidentId } = ctx.path;
      ctx.em.remove(await loadRecord(ctx, Comment, { id, kind: "comment", where: { incidentId } }));
    }),
  clear: write("incident.write", all)
    .meta({ says: "Takes all comments off an incident." })
    .mutation(async ({ ctx }) => {
      const { ids } = ctx.path;
      const { organizationId } = ctx.caller;
      for (const record of await ctx.em.find(Comment, { organizationId, id: { $in: ids } }))
        ctx.em.remove(record);
      return { count: ids.length };
    }),
});

function refusing({ caller }: Read, comments: readonly { authorId: number | null }[]) {
  const others = comments.some(({ authorId }) => authorId !== caller.userId);
  const refused = others && !may(caller, "organization.administer");
  return {
    refused: refused
      ? "Only its author and the organization's administrators may take a comment back."
      : undefined,
  };
}
