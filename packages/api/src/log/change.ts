import type { EntityManager } from "@mikro-orm/postgresql";

/** A row before and after, in domain names: `before` null when it is new, `after` null when it is gone. */
export interface Change {
  entity: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** What a flush of the unit of work would do now. The rows themselves fill in their identifiers when it is done. */
export function pendingChanges(em: EntityManager): Change[] {
  const unitOfWork = em.getUnitOfWork();
  unitOfWork.computeChangeSets();
  return unitOfWork.getChangeSets().map(({ meta, type, entity, originalEntity }) => {
    const row = entity as Record<string, unknown>;
    const gone = type === "delete" || type === "delete_early";
    return {
      entity: meta.className,
      before: type === "create" ? null : ((originalEntity as Record<string, unknown> | undefined) ?? row),
      after: gone ? null : row,
    };
  });
}
