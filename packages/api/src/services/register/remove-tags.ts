import { ActionTag, ControlTag, RiskTag, type Tag } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** Deletes tags, and takes them off whatever carries them, so that the log tells of it. */
export async function removeTags({ em, caller, flush }: Write, tags: readonly Tag[]): Promise<void> {
  for (const entity of [ActionTag, ControlTag, RiskTag]) {
    const links = await em.find<ActionTag | ControlTag | RiskTag>(entity, {
      organizationId: caller.organizationId,
      tagId: { $in: tags.map(({ id }) => id) },
    });
    for (const link of links) em.remove(link);
  }
  await flush();
  for (const tag of tags) em.remove(tag);
  await flush();
}
