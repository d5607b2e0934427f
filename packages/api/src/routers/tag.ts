import { notFound, type Tag as TagModel, TagDraft, TagFamily, TagPatch } from "@riskloom/domain";
import { Category, Tag } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, type Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { projectFor, refersTo, unknownReference } from "../reads/project.ts";
import { listTags } from "../reads/tag.ts";
import { change } from "../services/change.ts";
import { createTag } from "../services/create-tag.ts";
import { loadRecord } from "../services/load-record.ts";
import { removeTags } from "../services/remove-tags.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const inFamily = { ...inProject, family: TagFamily };
const one = z.object({ ...inFamily, ...byId });
interface Home {
  projectId: number;
  family: TagFamily;
}

export const tag = router({
  list: query.input(z.object({ ...inFamily, ...page })).query(
    reading(async (read, { projectId, family, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listTags(read, [sql`tag.project_id = ${id}`, sql`tag.family = ${family}`], input);
    }),
  ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, family, id }) =>
        getTag(read, { projectId: await projectFor(read, projectId, "project.read"), family }, id),
      ),
    ),
  create: mutation.input(TagDraft.extend(inFamily)).mutation(
    writing(async (write, { projectId, ...draft }) => {
      const home = {
        projectId: await projectFor(write, projectId, "project.administer"),
        family: draft.family,
      };
      await requireCategory(write, home, draft.categoryId);
      const created = createTag(write, { ...draft, projectId: home.projectId });
      await write.flush();
      return getTag(write, home, created.id);
    }),
  ),
  update: mutation.input(one.extend({ patch: TagPatch })).mutation(
    writing(async (write, { patch, ...which }) => {
      const record = await load(write, which);
      if (patch.categoryId !== undefined) await requireCategory(write, record, patch.categoryId);
      change(record, patch);
      await write.flush();
      return getTag(write, record, record.id);
    }),
  ),
  remove: mutation
    .input(one)
    .mutation(writing(async (write, which) => removeTags(write, [await load(write, which)]))),
});

async function getTag(read: Read, { projectId, family }: Home, ref: Ref): Promise<TagModel> {
  const where = [sql`tag.project_id = ${projectId}`, sql`tag.family = ${family}`, refersTo("tag", ref)];
  const [found] = (await listTags(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("tag");
  return found;
}

async function load(write: Write, { projectId, family, id }: z.infer<typeof one>): Promise<Tag> {
  const project = await projectFor(write, projectId, "project.administer");
  return loadRecord(write, Tag, { id, kind: "tag", where: { projectId: project, family } });
}

/** A tag's category is of the same project and family. */
async function requireCategory(
  { em, caller }: Write,
  { projectId, family }: Home,
  id: number,
): Promise<void> {
  const found = await em.count(Category, { id, projectId, family, organizationId: caller.organizationId });
  if (found === 0) throw unknownReference("categoryId", id, "category");
}
