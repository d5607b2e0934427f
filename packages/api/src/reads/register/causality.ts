import { type Causality, notFound, type Rows } from "@riskloom/domain";
import { sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { everyRow } from "../../sql/lasting.ts";
import { visibleRisk } from "./visible-risk.ts";

/** A page of causes and effects. */
export const listCausalities = (read: Read, where: Condition[], page: Page): Promise<Rows<Causality>> =>
  listRows(read, "causality", { where: [...where, visibleCausality(read)], page });

/** One cause or effect in a project, on a risk where one is named. */
export async function getCausality(
  read: Read,
  { projectId, riskId, id }: { projectId: number; riskId: number | undefined; id: number },
): Promise<Causality> {
  const where = [sql`causality.project_id = ${projectId}`, sql`causality.id = ${id}`, ...onRisk(riskId)];
  const [found] = (await listCausalities(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("causality");
  return found;
}

/** The condition under which a causality in scope is attached to a risk, where one is named. */
export const onRisk = (riskId: number | undefined): Condition[] =>
  riskId === undefined
    ? []
    : [sql`exists (select from risk_causality l where ${ofCausality} and l.risk_id = ${riskId})`];

/** What hangs on hidden risks alone is hidden with them; what is attached to no risk tells nothing of any. */
function visibleCausality(read: Read): Condition {
  if (read.caller.confidentialAccess) return everyRow;
  return sql`(not exists (select from risk_causality l where ${ofCausality})
    or exists (select from risk_causality l join risk on risk.id = l.risk_id where ${ofCausality} and ${visibleRisk(read)}))`;
}

const ofCausality = sql`l.organization_id = causality.organization_id and l.causality_id = causality.id`;
