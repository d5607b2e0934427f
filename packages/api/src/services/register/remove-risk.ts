import { Causality, type Risk } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Write } from "../../call/writing.ts";

/** Deletes a risk, and with a confidential one the causes and effects that nothing else has, which would come to light. */
export async function removeRisk({ em, db, caller }: Write, risk: Risk): Promise<void> {
  em.remove(risk);
  if (!risk.confidential) return;
  const { rows } = await sql<{ id: number }>`select causality_id as id from risk_causality
    where organization_id = ${caller.organizationId}
      and causality_id in (select causality_id from risk_causality where organization_id = ${caller.organizationId} and risk_id = ${risk.id})
    group by causality_id having bool_and(risk_id = ${risk.id})`.execute(db);
  const ids = rows.map(({ id }) => id);
  for (const causality of await em.find(Causality, {
    organizationId: caller.organizationId,
    id: { $in: ids },
  }))
    em.remove(causality);
}
