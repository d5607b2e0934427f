import {
  type LogEntry as LogEntryModel,
  LogEntry as LogEntryShape,
  notFound,
  type Rows,
} from "@riskloom/domain";
import { LogEntry } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, page, type Page, Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { idInPath } from "../reads/id-in.ts";
import { type Condition, listRows } from "../reads/list-rows.ts";
import { projectFor } from "../reads/project.ts";
import { onVisibleRisk } from "../reads/visible-risk.ts";
import { change } from "../services/change.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const one = z.object({ ...inProject, id: z.int() });

export const logEntry = router({
  /** The entries of a project, or of one risk, control or action in it. */
  list: query
    .input(
      z.object({
        ...inProject,
        riskId: Ref.optional(),
        controlId: Ref.optional(),
        actionId: Ref.optional(),
        ...page,
      }),
    )
    .query(
      reading(async (read, { projectId, riskId, controlId, actionId, ...input }) => {
        const id = await projectFor(read, projectId, "project.read");
        const where = [sql`log_entry.project_id = ${id}`];
        if (riskId !== undefined)
          where.push(sql`log_entry.risk_id = ${await idInPath(read, "risk", id, riskId)}`);
        if (controlId !== undefined)
          where.push(sql`log_entry.control_id = ${await idInPath(read, "control", id, controlId)}`);
        if (actionId !== undefined)
          where.push(sql`log_entry.action_id = ${await idInPath(read, "action", id, actionId)}`);
        return listEntries(read, where, input);
      }),
    ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, id }) =>
        getEntry(read, await projectFor(read, projectId, "project.read"), id),
      ),
    ),
  /** Only the note can be edited. */
  update: mutation.input(one.extend({ patch: LogEntryShape.pick({ note: true }).partial() })).mutation(
    writing(async (write, { projectId, id, patch }) => {
      const project = await projectFor(write, projectId, "project.write");
      await getEntry(write, project, id);
      const record = await loadRecord(write, LogEntry, { id, kind: "log entry" });
      change(record, patch);
      await write.flush();
      return getEntry(write, project, id);
    }),
  ),
});

/** What was said of a risk that is hidden from the caller, or that is gone and may have been, is hidden too. */
const listEntries = (read: Read, where: Condition[], input: Page): Promise<Rows<LogEntryModel>> =>
  listRows(read, "log_entry", {
    where: [...where, onVisibleRisk(read, "log_entry"), onVisibleRisk(read, "log_entry", "other_risk_id")],
    page: input,
  });

async function getEntry(read: Read, projectId: number, id: number): Promise<LogEntryModel> {
  const where = [sql`log_entry.project_id = ${projectId}`, sql`log_entry.id = ${id}`];
  const [found] = (await listEntries(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("log entry");
  return found;
}
