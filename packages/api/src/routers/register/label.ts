import { invalid, type Label as LabelModel, LabelDraft, LabelPatch, notFound } from "@riskloom/domain";
import { Label } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProjectIfNamed } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../../reads/register/project.ts";
import { change } from "../../call/change.ts";
import { createLabel } from "../../services/register/create-label.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

/** Whose moments: a project's, or one's own. Other people's own moments do not exist for the caller. */
interface Home {
  projectId: number | null;
  userId: number | null;
}
const home = inProjectIfNamed.to({ userId: Ref.optional() }, ({ caller }, { userId }, { projectId }) => {
  if ((projectId === null) === (userId === undefined))
    throw invalid({ path: [], code: "exactlyOne", params: { fields: ["projectId", "userId"] } });
  if (projectId !== null) return { userId: null };
  if (userId !== caller.userId && userId !== caller.userUid) throw notFound("user");
  return { userId: caller.userId };
});
const one = home.of(byId, (ctx, { id, ...which }) => getLabel(ctx, which, id));
const mayRead = ["project.read", "organization.read"] as const;
const mayWrite = ["project.write", "organization.read"] as const;

export const label = router({
  list: read(mayRead, home, z.object(page))
    .meta({ says: "Lists named moments: of a project, or the caller's own." })
    .query(({ ctx, input }) => listRows(ctx, "label", { where: [within(ctx.path)], page: input })),
  get: read(mayRead, one)
    .meta({ says: "Answers one named moment." })
    .query(({ ctx }) => getLabel(ctx, ctx.path, ctx.path.id)),
  create: write(mayWrite, home, LabelDraft)
    .meta({ says: "Gives a moment a name, so that the register can be read as it stood then." })
    .mutation(async ({ ctx, input }) => {
      const { projectId, userId } = ctx.path;
      const created = createLabel(ctx, { projectId, userId, ...input });
      await ctx.flush();
      return getLabel(ctx, ctx.path, created.id);
    }),
  update: write(mayWrite, one, z.object({ patch: LabelPatch }))
    .meta({ says: "Changes the name or the moment of a label." })
    .mutation(async ({ ctx, input }) => {
      change(await load(ctx, ctx.path), input.patch);
      await ctx.flush();
      return getLabel(ctx, ctx.path, ctx.path.id);
    }),
  remove: write(mayWrite, one)
    .meta({ says: "Takes a label away; the register at its moment can still be read." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

const within = ({ projectId, userId }: Home): Condition =>
  projectId === null ? sql`label.user_id = ${userId}` : sql`label.project_id = ${projectId}`;

async function getLabel(ctx: Read, which: Home, ref: Ref): Promise<LabelModel> {
  const where = [within(which), refersTo("label", ref)];
  const [found] = (await listRows(ctx, "label", { where, page: wholeList })).rows;
  if (found === undefined) throw notFound("label");
  return found;
}

async function load(ctx: Write, which: Home & { id: Ref }): Promise<Label> {
  const { id } = await getLabel(ctx, which, which.id);
  return loadRecord(ctx, Label, { id, kind: "label" });
}
