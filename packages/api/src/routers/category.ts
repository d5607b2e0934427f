import {
  type Category as CategoryModel,
  CategoryDraft,
  CategoryPatch,
  notFound,
  TagFamily,
} from "@riskloom/domain";
import { Category, Tag } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, type Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { listCategories } from "../reads/tag.ts";
import { change } from "../services/change.ts";
import { createCategory } from "../services/create-tag.ts";
import { loadRecord } from "../services/load-record.ts";
import { removeTags } from "../services/remove-tags.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const inFamily = { ...inProject, family: TagFamily };
const one = z.object({ ...inFamily, ...byId });
type One = z.infer<typeof one>;

export const category = router({
  list: query.input(z.object({ ...inFamily, ...page })).query(
    reading(async (read, { projectId, family, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listCategories(
        read,
        [sql`category.project_id = ${id}`, sql`category.family = ${family}`],
        input,
      );
    }),
  ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, family, id }) =>
        getCategory(read, { projectId: await projectFor(read, projectId, "project.read"), family }, id),
      ),
    ),
  create: mutation.input(CategoryDraft.extend(inFamily)).mutation(
    writing(async (write, { projectId, ...draft }) => {
      const id = await projectFor(write, projectId, "project.administer");
      const created = createCategory(write, { ...draft, projectId: id });
      await write.flush();
      return getCategory(write, { projectId: id, family: draft.family }, created.id);
    }),
  ),
  update: mutation.input(one.extend({ patch: CategoryPatch })).mutation(
    writing(async (write, { patch, ...which }) => {
      const record = await load(write, which);
      change(record, patch);
      await write.flush();
      return getCategory(write, record, record.id);
    }),
  ),
  /** Its tags go with it, and so do the links of these tags. */
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      const record = await load(write, which);
      const { organizationId } = write.caller;
      await removeTags(write, await write.em.find(Tag, { organizationId, categoryId: record.id }));
      write.em.remove(record);
    }),
  ),
});

async function getCategory(
  read: Read,
  { projectId, family }: { projectId: number; family: TagFamily },
  ref: Ref,
): Promise<CategoryModel> {
  const where = [
    sql`category.project_id = ${projectId}`,
    sql`category.family = ${family}`,
    refersTo("category", ref),
  ];
  const [found] = (await listCategories(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("category");
  return found;
}

async function load(write: Write, { projectId, family, id }: One): Promise<Category> {
  const project = await projectFor(write, projectId, "project.administer");
  return loadRecord(write, Category, { id, kind: "category", where: { projectId: project, family } });
}
