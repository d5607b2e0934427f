import { instantFromPostgres } from "@riskloom/persistence";
import type { OwnerChange } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { readRows } from "./read-columns.ts";

interface Row {
  riskId: number | null;
  controlId: number | null;
  actionId: number | null;
  previousOwner: string | null;
  owner: string | null;
  date: string;
}

/** The changes of owner that the log of the projects tells, oldest first; those of hidden risks are the caller's to drop. */
export async function readOwnerChanges(
  { db, caller }: Read,
  projectIds: readonly number[],
): Promise<OwnerChange[]> {
  const rows = await readRows<Row>(
    db,
    {
      riskId: sql`log_entry.risk_id`,
      controlId: sql`log_entry.control_id`,
      actionId: sql`log_entry.action_id`,
      previousOwner: sql`log_entry.previous_owner`,
      owner: sql`log_entry.owner`,
      date: sql`log_entry.date`,
    },
    sql`from log_entry where log_entry.organization_id = ${caller.organizationId}
      and log_entry.project_id = any(${projectIds}) and log_entry.type = 'owner' order by log_entry.id`,
  );
  return rows.flatMap(({ riskId, controlId, actionId, previousOwner, owner, date }) => {
    const object = riskId !== null ? "risk" : controlId !== null ? "control" : "action";
    const id = riskId ?? controlId ?? actionId;
    if (id === null) return [];
    return [
      { object, id, previousOwner: previousOwner ?? "", owner: owner ?? "", date: instantFromPostgres(date) },
    ];
  });
}
