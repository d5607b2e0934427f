import type { Control, Treatment } from "@riskloom/domain";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { attachedTo, listControls } from "../controls/control.ts";
import { listRows } from "../../sql/list-rows.ts";

/** What a single risk shows beyond a list. */
export interface RiskExtras {
  treatment: Treatment | null;
  controls: Control[];
}

export const noExtras: RiskExtras = { treatment: null, controls: [] };

/** The strategy chosen for a risk and its controls, newest first. */
export async function riskExtras(read: Read, riskId: number): Promise<RiskExtras> {
  const treatments = await listRows(read, "treatment", {
    where: [sql`treatment.risk_id = ${riskId}`],
    page: wholeList,
  });
  const newestFirst = sql`control.created_at desc, control.id desc`;
  const controls = await listControls(read, [attachedTo(riskId)], wholeList, newestFirst);
  return { treatment: treatments.rows[0] ?? null, controls: controls.rows };
}
