import { type RawBuilder, sql } from "kysely";

export interface Assignee {
  assignedToUid: string | null;
  assignedToName: string;
}

/** The join and the columns that show the person to whom a control or an action is assigned. */
export const assigneeOf = (
  table: "action" | "control",
): { join: RawBuilder<unknown>; select: RawBuilder<unknown> } => ({
  join: sql`left join user_account assigned on assigned.id = ${sql.ref(`${table}.assigned_to_id`)}`,
  select: sql`assigned.uid as "assignedToUid", coalesce(btrim(assigned.first_name || ' ' || assigned.last_name), '') as "assignedToName"`,
});
