import { CommentDraft, CommentPatch } from "@riskloom/domain";
import { Comment, uuidV7 } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../../auth/may.ts";
import { onSubject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page } from "../../input/ref.ts";
import { getComment, listComments } from "../../reads/collaboration/comment.ts";
import { hangsOn, subjectColumns } from "../../reads/register/subject.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

const one = onSubject.of(byId, (ctx, { subject, id }) => getComment(ctx, subject, id));

/** Only the author and the project's administrators change what was said. */
const own = onSubject.to(byId, async (ctx, { id: ref }, { subject, projectId }) => {
  const { id, authorId } = await getComment(ctx, subject, ref);
  const permitted = authorId === ctx.caller.userId || may(ctx.caller, "project.administer", projectId);
  const refused = permitted
    ? undefined
    : "Only its author and the project's administrators may change a comment.";
  return { id, refused };
});

/** What people say about risks, controls and actions. */
export const comment = router({
  list: read("project.read", onSubject, z.object(page))
    .meta({ says: "Lists the comments on a risk, a control or an action." })
    .query(({ ctx, input }) => listComments(ctx, [hangsOn("comment", ctx.path.subject)], input)),
  get: read("project.read", one)
    .meta({ says: "Answers one comment." })
    .query(({ ctx }) => getComment(ctx, ctx.path.subject, ctx.path.id)),
  create: write("project.write", onSubject, CommentDraft)
    .meta({ says: "Adds a comment in the caller's name." })
    .mutation(async ({ ctx, input }) => {
      const { projectId, subject } = ctx.path;
      const created = ctx.em.create(Comment, {
        organizationId: ctx.caller.organizationId,
        uid: uuidV7(),
        projectId,
        ...subjectColumns(subject),
        authorId: ctx.caller.userId,
        text: input.text,
      });
      await ctx.flush();
      return getComment(ctx, subject, created.id);
    }),
  update: write("project.write", own, z.object({ patch: CommentPatch }))
    .meta({ says: "Changes the text of a comment." })
    .mutation(async ({ ctx, input }) => {
      const { subject, id } = ctx.path;
      change(await loadRecord(ctx, Comment, { id, kind: "comment" }), input.patch);
      await ctx.flush();
      return getComment(ctx, subject, id);
    }),
  remove: write("project.write", own)
    .meta({ says: "Takes a comment away." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await loadRecord(ctx, Comment, { id: ctx.path.id, kind: "comment" }));
    }),
});
