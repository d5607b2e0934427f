import { sql } from "kysely";
import type { Read } from "../reading.ts";
import type { Condition } from "./list-rows.ts";

/**
 * The condition under which the risk in scope exists for the caller. What is confidential now, or was at the moment that
 * is shown, does not exist without the right to it.
 */
export function visibleRisk({ caller, past }: Read, alias = "risk"): Condition {
  if (caller.confidentialAccess) return sql`true`;
  const open = sql`not ${sql.ref(`${alias}.confidential`)}`;
  if (!past) return open;
  const hiddenNow = sql`exists (select from public.risk today where today.id = ${sql.ref(`${alias}.id`)} and today.confidential)`;
  return sql`${open} and not ${hiddenNow}`;
}

/** The same for a row that hangs on a risk by `table.risk_id`, or another column; rows that hang on none exist for everybody. */
export function onVisibleRisk(read: Read, table: string, column = "risk_id"): Condition {
  if (read.caller.confidentialAccess) return sql`true`;
  const riskId = sql.ref(`${table}.${column}`);
  return sql`(${riskId} is null or exists (select from risk where risk.id = ${riskId} and ${visibleRisk(read)}))`;
}
