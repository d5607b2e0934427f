import { forbidden, type Label as LabelModel, LabelDraft, LabelPatch, notFound } from "@riskloom/domain";
import { Label } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, page, ProjectRef, Ref, wholeList } from "../input.ts";
import { may } from "../auth/may.ts";
import { type Read, reading } from "../reading.ts";
import { type Condition, listRows } from "../reads/list-rows.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { change } from "../services/change.ts";
import { createLabel } from "../services/create-label.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

/** Whose moments: a project's, or one's own. */
const home = { projectId: ProjectRef.optional(), userId: Ref.optional() };
const homeShape = z.object(home);
type Home = z.infer<typeof homeShape>;
const one = homeShape.extend(byId);

export const label = router({
  list: query.input(homeShape.extend(page)).query(
    reading(async (read, { projectId, userId, ...input }) => {
      const { where } = await homeOf(read, { projectId, userId });
      return listRows(read, "label", { where: [where], page: input });
    }),
  ),
  get: query.input(one).query(reading(async (read, { id, ...which }) => getLabel(read, which, id))),
  create: mutation.input(LabelDraft.extend(home)).mutation(
    writing(async (write, { title, date, ...which }) => {
      const { column } = await homeOf(write, which);
      requireWriter(write, column.projectId);
      const created = createLabel(write, { ...column, title, date });
      await write.flush();
      return getLabel(write, which, created.id);
    }),
  ),
  update: mutation.input(one.extend({ patch: LabelPatch })).mutation(
    writing(async (write, { patch, id, ...which }) => {
      change(await load(write, which, id), patch);
      await write.flush();
      return getLabel(write, which, id);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, { id, ...which }) => {
      write.em.remove(await load(write, which, id));
    }),
  ),
});

async function getLabel(read: Read, which: Home, ref: Ref): Promise<LabelModel> {
  const { where } = await homeOf(read, which);
  const [found] = (await listRows(read, "label", { where: [where, refersTo("label", ref)], page: wholeList }))
    .rows;
  if (found === undefined) throw notFound("label");
  return found;
}

async function load(write: Write, which: Home, ref: Ref): Promise<Label> {
  const { id, projectId } = await getLabel(write, which, ref);
  requireWriter(write, projectId);
  return loadRecord(write, Label, { id, kind: "label" });
}

/** Other people's own moments do not exist for the caller. */
async function homeOf(
  read: Read,
  { projectId, userId }: Home,
): Promise<{ where: Condition; column: { projectId: number | null; userId: number | null } }> {
  if (projectId !== undefined) {
    const id = await projectFor(read, projectId, "project.read");
    return { where: sql`label.project_id = ${id}`, column: { projectId: id, userId: null } };
  }
  const { caller } = read;
  if (userId !== caller.userId && userId !== caller.userUid) throw notFound("user");
  return { where: sql`label.user_id = ${caller.userId}`, column: { projectId: null, userId: caller.userId } };
}

function requireWriter({ caller }: Read, projectId: number | null): void {
  if (projectId !== null && !may(caller, "project.write", projectId)) throw forbidden();
}
