import { type ControlRecurrence, notFound } from "@riskloom/domain";
import { describe } from "@riskloom/recurrence";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { nextDeadline } from "./control.ts";
import { listRows } from "../../sql/list-rows.ts";
import { ruleOf } from "./recurrence-rule.ts";

/**
 * The recurrence of a control, its wording and the dates that follow from it.
 *
 * @throws DomainError NotFound when the control does not recur
 */
export async function getRecurrence(read: Read, controlId: number): Promise<ControlRecurrence> {
  const { rows } = await listRows<"control_recurrence", { controlDeadline: string | null }>(
    read,
    "control_recurrence",
    {
      where: [sql`control_recurrence.control_id = ${controlId}`],
      page: wholeList,
      join: sql`join control on control.id = control_recurrence.control_id`,
      select: sql`control.deadline as "controlDeadline"`,
    },
  );
  const [row] = rows;
  if (row === undefined) throw notFound("recurrence");
  return { ...row, repr: describe(ruleOf(row)), nextDate: nextDeadline(row, row.controlDeadline) };
}
