import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

/** Which records a category and its tags are for: risks, or controls and actions. */
export const tagFamilies = ["risk", "control"] as const;
export const TagFamily = z.enum(tagFamilies);
export type TagFamily = z.infer<typeof TagFamily>;

const name = z.string().trim().min(1).max(maxLength.name);

/** A group of tags. */
export const Category = z.object({
  ...identity,
  projectId: z.int(),
  family: TagFamily,
  name,
  ordering: z.int(),
  ...audit,
});
export type Category = z.infer<typeof Category>;
export const CategoryDraft = Category.pick({ name: true, ordering: true });
export const CategoryPatch = CategoryDraft.partial();

/** A label that can be put on risks, or on controls and actions, as its category says. */
export const Tag = z.object({
  ...identity,
  projectId: z.int(),
  family: TagFamily,
  categoryId: z.int(),
  categoryName: z.string(),
  name,
  ordering: z.int(),
  ...audit,
});
export type Tag = z.infer<typeof Tag>;
export const TagDraft = Tag.pick({ name: true, ordering: true, categoryId: true });
export const TagPatch = TagDraft.partial();

/** That a tag is on a risk. */
export const RiskTag = z.object({ id: z.int(), riskId: z.int(), tagId: z.int(), ...audit });
export type RiskTag = z.infer<typeof RiskTag>;
