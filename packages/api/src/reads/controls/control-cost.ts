import { type ControlCost, notFound, type Rows } from "@riskloom/domain";
import { sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";

/** A page of costs with the risk targets in whose units they are. */
export const listControlCosts = (read: Read, where: Condition[], page: Page): Promise<Rows<ControlCost>> =>
  listRows<"control_cost", { riskTargetName: string; unit: string }>(read, "control_cost", {
    where,
    page,
    join: sql`join risk_target on risk_target.id = control_cost.risk_target_id`,
    select: sql`risk_target.name as "riskTargetName", risk_target.unit as "unit"`,
  });

/** One cost in a project, of a control where one is named. */
export async function getControlCost(
  read: Read,
  { projectId, controlId, id }: { projectId: number; controlId: number | undefined; id: number },
): Promise<ControlCost> {
  const where = [sql`control_cost.project_id = ${projectId}`, sql`control_cost.id = ${id}`];
  if (controlId !== undefined) where.push(sql`control_cost.control_id = ${controlId}`);
  const [found] = (await listControlCosts(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("control cost");
  return found;
}
