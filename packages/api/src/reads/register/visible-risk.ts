import { type RawBuilder, sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { everyRow, lasting } from "../../sql/lasting.ts";
import type { Condition } from "../../sql/condition.ts";

/**
 * The condition under which the risk in scope exists for the caller. What is confidential now, or was at the moment that
 * is shown, does not exist without the right to it.
 */
export function visibleRisk({ caller, past }: Read, alias = "risk"): Condition {
  if (caller.confidentialAccess) return everyRow;
  const open = sql`not ${sql.ref(`${alias}.confidential`)}`;
  if (!past) return open;
  const { organizationId } = caller;
  const hidden = (source: RawBuilder<unknown>) => sql`not exists (select from ${source} hidden
    where hidden.organization_id = ${organizationId} and hidden.id = ${sql.ref(`${alias}.id`)} and hidden.confidential)`;
  const openToday = hidden(sql`public.risk`);
  return lasting(sql`${open} and ${openToday}`, [hidden(sql`as_of.risk`), openToday]);
}

/** The same for a row that hangs on a risk by `table.risk_id`, or another column; rows that hang on none exist for everybody. */
export function onVisibleRisk(read: Read, table: string, column = "risk_id"): Condition {
  if (read.caller.confidentialAccess) return everyRow;
  const riskId = sql.ref(`${table}.${column}`);
  return sql`(${riskId} is null or exists (select from risk where risk.id = ${riskId} and ${visibleRisk(read)}))`;
}
