import {
  type LogEntry as LogEntryModel,
  LogEntry as LogEntryShape,
  notFound,
  type Rows,
} from "@riskloom/domain";
import { LogEntry } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { Id, page, type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { idIfNamed } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { subjectRef } from "../../reads/register/subject.ts";
import { onVisibleRisk } from "../../reads/register/visible-risk.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

const ofRecord = inProject.to(subjectRef, async (ctx, refs, { projectId }) => ({
  riskId: await idIfNamed(ctx, "risk", projectId, refs.riskId),
  controlId: await idIfNamed(ctx, "control", projectId, refs.controlId),
  actionId: await idIfNamed(ctx, "action", projectId, refs.actionId),
}));
const one = inProject.of({ id: Id }, (ctx, { projectId, id }) => getEntry(ctx, projectId, id));

export const logEntry = router({
  list: read("project.read", ofRecord, z.object(page))
    .meta({ says: "Lists what was done in a project, or to one of its risks, controls or actions." })
    .query(({ ctx, input }) => {
      const { projectId, riskId, controlId, actionId } = ctx.path;
      const where = [ofProject("log_entry", projectId)];
      if (riskId !== undefined) where.push(sql`log_entry.risk_id = ${riskId}`);
      if (controlId !== undefined) where.push(sql`log_entry.control_id = ${controlId}`);
      if (actionId !== undefined) where.push(sql`log_entry.action_id = ${actionId}`);
      return listEntries(ctx, where, input);
    }),
  get: read("project.read", one)
    .meta({ says: "Answers one entry of the log." })
    .query(({ ctx }) => getEntry(ctx, ctx.path.projectId, ctx.path.id)),
  update: write("project.write", one, z.object({ patch: LogEntryShape.pick({ note: true }).partial() }))
    .meta({ says: "Changes the note on an entry of the log; what the entry tells stays." })
    .mutation(async ({ ctx, input }) => {
      const { projectId, id } = ctx.path;
      await getEntry(ctx, projectId, id);
      change(await loadRecord(ctx, LogEntry, { id, kind: "log entry" }), input.patch);
      await ctx.flush();
      return getEntry(ctx, projectId, id);
    }),
});

/** What was said of a risk that is hidden from the caller, or that is gone and may have been, is hidden too. */
const listEntries = (ctx: Read, where: Condition[], input: Page): Promise<Rows<LogEntryModel>> =>
  listRows(ctx, "log_entry", {
    where: [...where, onVisibleRisk(ctx, "log_entry"), onVisibleRisk(ctx, "log_entry", "other_risk_id")],
    page: input,
  });

async function getEntry(ctx: Read, projectId: number, id: number): Promise<LogEntryModel> {
  const where = [sql`log_entry.project_id = ${projectId}`, sql`log_entry.id = ${id}`];
  const [found] = (await listEntries(ctx, where, wholeList)).rows;
  if (found === undefined) throw notFound("log entry");
  return found;
}
