import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import type { Ref } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { refersTo, unknown } from "./project.ts";
import { visibleRisk } from "./visible-risk.ts";

/** What is looked up in a project by either identifier. */
type Kind = "action" | "control" | "matrix" | "risk";

/**
 * The identifier of a record in a project that a caller addresses.
 *
 * @throws DomainError NotFound, where the caller sees none
 */
export async function idInPath(read: Read, kind: Kind, projectId: number, ref: Ref): Promise<number> {
  const id = await find(read, kind, projectId, ref);
  if (id === undefined) throw notFound(kind);
  return id;
}

/** The same where a caller may address one. */
export const idIfNamed = async (
  read: Read,
  kind: Kind,
  projectId: number,
  ref: Ref | undefined,
): Promise<number | undefined> => (ref === undefined ? undefined : idInPath(read, kind, projectId, ref));

/**
 * The identifier of a record in a project that a body names under `key`. Where the caller sees none, the faults of the request
 * tell, and nothing has the number that is answered.
 */
export async function idInBody(
  read: Read,
  kind: Kind,
  projectId: number,
  { ref, key }: { ref: Ref; key: string },
): Promise<number> {
  const id = await find(read, kind, projectId, ref);
  if (id === undefined) read.faults.add(unknown(key, ref, kind));
  return id ?? 0;
}

/** The identifier of a record in a project, undefined where the caller sees none. */
export async function find(read: Read, kind: Kind, projectId: number, ref: Ref): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(kind)}
    where organization_id = ${read.caller.organizationId} and project_id = ${projectId} and ${refersTo(kind, ref)}
    and ${kind === "risk" ? visibleRisk(read) : sql`true`}`.execute(read.db);
  return rows[0]?.id;
}
