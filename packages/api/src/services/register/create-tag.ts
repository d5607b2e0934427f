import type { TagFamily } from "@riskloom/domain";
import { Category, Tag, uuidV7 } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** Adds a category to a project, in the unit of work. */
export function createCategory(
  { em, caller }: Write,
  draft: { projectId: number; family: TagFamily; name: string; ordering: number },
): Category {
  const { projectId, family, name, ordering } = draft;
  return em.create(Category, {
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    family,
    name,
    ordering,
  });
}

/** Adds a tag to a category, in the unit of work. */
export function createTag(
  { em, caller }: Write,
  draft: { projectId: number; family: TagFamily; categoryId: number; name: string; ordering: number },
): Tag {
  const { projectId, family, categoryId, name, ordering } = draft;
  return em.create(Tag, {
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    family,
    categoryId,
    name,
    ordering,
  });
}
