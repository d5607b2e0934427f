import type { EntityClass, FilterQuery } from "@mikro-orm/postgresql";
import { type LinkedItem, type RegisterStatus, type Sprint, type Team, uuidV7 } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** What is on one of a register's lists. */
export type RegisterEntry = LinkedItem | RegisterStatus | Sprint | Team;

/** Adds an entry to one of a register's lists; flushes. A key of the board is there once. */
export async function addListEntry<Entry extends RegisterEntry>(
  write: Write,
  entity: EntityClass<Entry>,
  projectId: number,
  draft: object,
): Promise<Entry> {
  await refuseKeyOfOther(write, entity, projectId, draft);
  const own = { organizationId: write.caller.organizationId, projectId, uid: uuidV7() };
  // each list has a draft of its own, which its procedure has read
  const entry = write.em.create(entity, { ...own, ...draft } as never);
  await write.flush();
  return entry;
}

/** Refuses a key that another entry of the register has. */
export async function refuseKeyOfOther<Entry extends RegisterEntry>(
  { em, caller, faults }: Write,
  entity: EntityClass<Entry>,
  projectId: number,
  draft: { id?: number; key?: string },
): Promise<void> {
  if (draft.key === undefined) return;
  const where = { organizationId: caller.organizationId, projectId, key: draft.key } as FilterQuery<Entry>;
  const taken = await em.findOne(entity, where);
  if (taken !== null && taken.id !== draft.id)
    faults.add({ path: ["key"], code: "notUnique", params: { fields: ["key"] } });
}
