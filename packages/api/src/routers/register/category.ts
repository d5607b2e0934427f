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
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { refersTo } from "../../reads/register/project.ts";
import { listCategories } from "../../reads/register/tag.ts";
import { change } from "../../call/change.ts";
import { createCategory } from "../../services/register/create-tag.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { removeTags } from "../../services/register/remove-tags.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

interface Home {
  projectId: number;
  family: TagFamily;
}
const inFamily = inProject.to({ family: TagFamily }, (_, refs) => refs);
const one = inFamily.of(byId, getCategory);

export const category = router({
  list: read("project.read", inFamily, z.object(page))
    .meta({ says: "Lists the categories under which the tags for risks, or for controls, stand." })
    .query(({ ctx, input }) => listCategories(ctx, within(ctx.path), input)),
  get: read("project.read", one)
    .meta({ says: "Answers one category of tags." })
    .query(({ ctx }) => getCategory(ctx, ctx.path)),
  create: write("project.administer", inFamily, CategoryDraft)
    .meta({ says: "Adds a category of tags to a project." })
    .mutation(async ({ ctx, input }) => {
      const created = createCategory(ctx, { ...input, ...ctx.path });
      await ctx.flush();
      return getCategory(ctx, { ...ctx.path, id: created.id });
    }),
  update: write("project.administer", one, z.object({ patch: CategoryPatch }))
    .meta({ says: "Changes the name or the place of a category." })
    .mutation(async ({ ctx, input }) => {
      const record = await load(ctx, ctx.path);
      change(record, input.patch);
      await ctx.flush();
      return getCategory(ctx, { ...ctx.path, id: record.id });
    }),
  remove: write("project.administer", one)
    .meta({ says: "Takes a category away, and its tags with it." })
    .mutation(async ({ ctx }) => {
      const record = await load(ctx, ctx.path);
      const { organizationId } = ctx.caller;
      await removeTags(ctx, await ctx.em.find(Tag, { organizationId, categoryId: record.id }));
      ctx.em.remove(record);
    }),
});

const within = ({ projectId, family }: Home) => [
  sql`category.project_id = ${projectId}`,
  sql`category.family = ${family}`,
];

async function getCategory(ctx: Read, { id, ...home }: Home & { id: Ref }): Promise<CategoryModel> {
  const where = [...within(home), refersTo("category", id)];
  const [found] = (await listCategories(ctx, where, wholeList)).rows;
  if (found === undefined) throw notFound("category");
  return found;
}

const load = (ctx: Write, { projectId, family, id }: Home & { id: Ref }): Promise<Category> =>
  loadRecord(ctx, Category, { id, kind: "category", where: { projectId, family } });
