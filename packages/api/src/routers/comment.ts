import { CommentDraft, CommentPatch, forbidden } from "@riskloom/domain";
import { Comment, uuidV7 } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, inProject, page } from "../input.ts";
import { reading } from "../reading.ts";
import { getComment, listComments } from "../reads/comment.ts";
import { projectFor } from "../reads/project.ts";
import { hangsOn, type Subject, subjectColumns, subjectInPath, subjectRef } from "../reads/subject.ts";
import { change } from "../services/change.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const onSubject = { ...inProject, ...subjectRef };
const one = z.object({ ...onSubject, ...byId });

/** What people say about risks, controls and actions. */
export const comment = router({
  list: query.input(z.object({ ...onSubject, ...page })).query(
    reading(async (read, { projectId, riskId, controlId, actionId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      const subject = await subjectInPath(read, id, { riskId, controlId, actionId });
      return listComments(read, [hangsOn("comment", subject)], input);
    }),
  ),
  get: query.input(one).query(
    reading(async (read, { projectId, id, ...refs }) => {
      const project = await projectFor(read, projectId, "project.read");
      return getComment(read, await subjectInPath(read, project, refs), id);
    }),
  ),
  create: mutation.input(CommentDraft.extend(onSubject)).mutation(
    writing(async (write, { projectId, text, ...refs }) => {
      const id = await projectFor(write, projectId, "project.write");
      const subject = await subjectInPath(write, id, refs);
      const created = write.em.create(Comment, {
        organizationId: write.caller.organizationId,
        uid: uuidV7(),
        projectId: id,
        ...subjectColumns(subject),
        authorId: write.caller.userId,
        text,
      });
      await write.flush();
      return getComment(write, subject, created.id);
    }),
  ),
  update: mutation.input(one.extend({ patch: CommentPatch })).mutation(
    writing(async (write, { patch, ...which }) => {
      const { record, subject } = await load(write, which);
      change(record, patch);
      await write.flush();
      return getComment(write, subject, record.id);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove((await load(write, which)).record);
    }),
  ),
});

/** Only the author and the project's administrators change what was said. */
async function load(
  write: Write,
  { projectId, id, ...refs }: z.infer<typeof one>,
): Promise<{ record: Comment; subject: Subject }> {
  const project = await projectFor(write, projectId, "project.write");
  const subject = await subjectInPath(write, project, refs);
  const { id: visible, authorId } = await getComment(write, subject, id);
  if (authorId !== write.caller.userId && !may(write.caller, "project.administer", project))
    throw forbidden("Only its author and the project's administrators may change a comment.");
  return { subject, record: await loadRecord(write, Comment, { id: visible, kind: "comment" }) };
}
