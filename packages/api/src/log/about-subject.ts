import { aboutAction, aboutControl, aboutRisk } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** The columns of a row that say what it hangs on. */
export interface HangsOn {
  riskId?: number | null | undefined;
  controlId?: number | null | undefined;
  actionId?: number | null | undefined;
}

/** The attributes of an entry that name the record on which a row hangs; undefined when that record is gone. */
export function aboutSubject(row: HangsOn, { risks, controls, actions }: Facts) {
  const risk = risks.get(row.riskId ?? 0);
  if (risk) return aboutRisk(risk);
  const control = controls.get(row.controlId ?? 0);
  if (control) return aboutControl(control);
  const action = actions.get(row.actionId ?? 0);
  return action && aboutAction(action);
}
