import type { Instant } from "@riskloom/domain";
import { Label, uuidV7 } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** Names a moment, the present one unless told, for a project or for a user; in the unit of work. */
export function createLabel(
  { em, caller, at }: Write,
  draft: { projectId: number | null; userId: number | null; title: string; date?: Instant | undefined },
): Label {
  const { projectId, userId, title, date = at } = draft;
  return em.create(Label, {
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    userId,
    title,
    date,
  });
}
