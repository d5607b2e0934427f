import type { EntityClass, FilterQuery } from "@mikro-orm/postgresql";
import { notFound } from "@riskloom/domain";
import type { Ref } from "../../input/ref.ts";
import type { Write } from "../../call/writing.ts";

interface VersionedRow {
  id: number;
  organizationId: number;
  version: number;
}

/**
 * The record that a mutation is about to change, in the unit of work; compares its version with the one the caller expects.
 *
 * @throws DomainError NotFound, with `kind` in its words, or PreconditionFailed
 */
export async function loadRecord<Entity extends VersionedRow>(
  { em, caller, expectVersion }: Write,
  entity: EntityClass<Entity>,
  { id, kind, where = {} }: { id: Ref; kind: string; where?: Partial<Entity> },
): Promise<Entity> {
  const identifier = typeof id === "number" ? { id } : { uid: id };
  const filter = { ...where, ...identifier, organizationId: caller.organizationId } as FilterQuery<Entity>;
  const record = await em.findOne(entity, filter);
  if (record === null) throw notFound(kind);
  expectVersion(record);
  return record;
}
