import { sql } from "kysely";
import type { Write } from "../../call/writing.ts";

/** What is numbered within a project. */
export type NumberKind = "risk" | "control" | "action" | "causality";

/** The next number of a kind in a project: from 1, without gaps, never used twice; what will be refused takes none. */
export async function nextNumber(
  { db, caller, faults }: Write,
  projectId: number,
  kind: NumberKind,
): Promise<number> {
  if (faults.any) return 0;
  const { rows } = await sql<{ last: number }>`
    insert into number_counter as c (organization_id, project_id, kind, last) values (${caller.organizationId}, ${projectId}, ${kind}, 1)
    on conflict (organization_id, project_id, kind) do update set last = c.last + 1 returning last`.execute(
    db,
  );
  return rows[0]?.last ?? 1;
}
