import type { Control, Treatment } from "@riskloom/domain";
import { sql } from "kysely";
import { wholeList } from "../input.ts";
import type { Read } from "../reading.ts";
import { listRows } from "./list-rows.ts";

/** What a single risk shows beyond a list: the strategy chosen for it and its controls, newest first. */
export async function riskExtras(
  read: Read,
  riskId: number,
): Promise<{ treatment: Treatment | null; controls: Control[] }> {
  const treatments = await listRows(read, "treatment", {
    where: [sql`treatment.risk_id = ${riskId}`],
    page: wholeList,
  });
  const controls = await listRows<"control", { assignedToUid: string | null; assignedToName: string }>(
    read,
    "control",
    {
      where: [
        sql`exists (select from risk_control l where l.control_id = control.id and l.risk_id = ${riskId})`,
      ],
      page: wholeList,
      join: sql`left join user_account assigned on assigned.id = control.assigned_to_id`,
      select: sql`assigned.uid as "assignedToUid", coalesce(btrim(assigned.first_name || ' ' || assigned.last_name), '') as "assignedToName"`,
      order: sql`control.created_at desc, control.id desc`,
    },
  );
  return { treatment: treatments.rows[0] ?? null, controls: controls.rows };
}
