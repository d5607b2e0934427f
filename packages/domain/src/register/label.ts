import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";

/** A named moment at which reports can be made; belongs to a project or to a user. */
export const Label = z.object({
  ...identity,
  projectId: z.int().nullable(),
  userId: z.int().nullable(),
  title: z.string().trim().min(1).max(maxLength.name),
  date: Instant,
  ...audit,
});
export type Label = z.infer<typeof Label>;
export const LabelDraft = Label.pick({ title: true, date: true }).partial({ date: true });
export const LabelPatch = LabelDraft.partial();
