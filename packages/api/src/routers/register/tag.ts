import { notFound, type Tag as TagModel, TagDraft, TagFamily, TagPatch } from "@riskloom/domain";
import { Category, Tag } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { refersTo, unknown } from "../../reads/register/project.ts";
import { listTags } from "../../reads/register/tag.ts";
import { change } from "../../call/change.ts";
import { createTag } from "../../services/register/create-tag.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { removeTags } from "../../services/register/remove-tags.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

interface Home {
  projectId: number;
  family: TagFamily;
}
const inFamily = inProject.to({ family: TagFamily }, (_, refs) => refs);
const one = inFamily.of(byId, getTag);

export const tag = router({
  list: read("project.read", inFamily, z.object(page))
    .meta({ says: "Lists the tags that a project has for its risks, or for its controls." })
    .query(({ ctx, input }) => listTags(ctx, within(ctx.path), input)),
  get: read("project.read", one)
    .meta({ says: "Answers one tag." })
    .query(({ ctx }) => getTag(ctx, ctx.path)),
  create: write("project.administer", inFamily, TagDraft)
    .meta({ says: "Adds a tag to a project." })
    .mutation(async ({ ctx, input }) => {
      await requireCategory(ctx, ctx.path, input.categoryId);
      const created = createTag(ctx, { ...input, ...ctx.path });
      await ctx.flush();
      return getTag(ctx, { ...ctx.path, id: created.id });
    }),
  update: write("project.administer", one, z.object({ patch: TagPatch }))
    .meta({ says: "Changes the name, the place or the category of a tag." })
    .mutation(async ({ ctx, input: { patch } }) => {
      const record = await load(ctx, ctx.path);
      await requireCategory(ctx, ctx.path, patch.categoryId);
      change(record, patch);
      await ctx.flush();
      return getTag(ctx, { ...ctx.path, id: record.id });
    }),
  remove: write("project.administer", one)
    .meta({ says: "Takes a tag away, and off all records that bear it." })
    .mutation(async ({ ctx }) => removeTags(ctx, [await load(ctx, ctx.path)])),
});

const within = ({ projectId, family }: Home) => [
  sql`tag.project_id = ${projectId}`,
  sql`tag.family = ${family}`,
];

async function getTag(ctx: Read, { id, ...home }: Home & { id: Ref }): Promise<TagModel> {
  const [found] = (await listTags(ctx, [...within(home), refersTo("tag", id)], wholeList)).rows;
  if (found === undefined) throw notFound("tag");
  return found;
}

const load = (ctx: Write, { projectId, family, id }: Home & { id: Ref }): Promise<Tag> =>
  loadRecord(ctx, Tag, { id, kind: "tag", where: { projectId, family } });

/** A tag's category is of the same project and family. */
async function requireCategory(
  { em, caller, faults }: Write,
  { projectId, family }: Home,
  id: number | undefined,
): Promise<void> {
  if (id === undefined) return;
  const found = await em.count(Category, { id, projectId, family, organizationId: caller.organizationId });
  if (found === 0) faults.add(unknown("categoryId", id, "category"));
}
