import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";
import { subjectIds } from "../register/subject.ts";

/** What somebody said about a risk, a control or an action; about an incident, `IncidentComment` tells it. */
export const Comment = z.object({
  ...identity,
  /** null where it is about an incident, which is in no project */
  projectId: z.int().nullable(),
  ...subjectIds,
  authorId: z.int(),
  authorUid: z.uuid(),
  authorName: z.string(),
  authorShortName: z.string(),
  authorEmail: z.string(),
  text: z.string().trim().min(1).max(maxLength.text),
  /** whether the text is not the first one any more */
  edited: z.boolean(),
  ...audit,
});
export type Comment = z.infer<typeof Comment>;
export const CommentDraft = Comment.pick({ text: true });
export const CommentPatch = CommentDraft.partial();
