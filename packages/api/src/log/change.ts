import type { EntityManager } from "@mikro-orm/postgresql";
import { type EntityName, type EntityRows, isEntityName } from "@riskloom/persistence";

/** A row of an entity before and after, in domain names: `before` null when it is new, `after` null when it is gone. */
export type ChangeOf<Name extends EntityName> = {
  [One in Name]: {
    readonly entity: One;
    readonly before: EntityRows[One] | null;
    readonly after: EntityRows[One] | null;
  };
}[Name];

export type Change = ChangeOf<EntityName>;

/** What a flush of the unit of work would do now. The rows themselves fill in their identifiers when it is done. */
export function pendingChanges(em: EntityManager): Change[] {
  const unitOfWork = em.getUnitOfWork();
  unitOfWork.computeChangeSets();
  return unitOfWork.getChangeSets().map(({ meta, type, entity: row, originalEntity }) => {
    if (!isEntityName(meta.className)) throw new Error(`${meta.className} is no entity of the register.`);
    const gone = type === "delete" || type === "delete_early";
    const before = type === "create" ? null : (originalEntity ?? row);
    // The unit of work has no types of its own: a row is one of the entity that it is told of with.
    return { entity: meta.className, before, after: gone ? null : row } as Change;
  });
}
