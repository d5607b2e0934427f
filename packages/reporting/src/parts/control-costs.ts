import type { ControlStatus, Matrix } from "@riskloom/domain";
import type { ControlRow } from "../snapshot.ts";

/** Controls that are to be done, but are not yet. */
export const outstanding: readonly ControlStatus[] = ["possible", "planned", "ongoing"];

/** What a control costs in the unit of a matrix. */
export const costOn = ({ riskTargetId }: Matrix, { costs }: ControlRow): number =>
  costs.reduce((sum, cost) => (cost.riskTargetId === riskTargetId ? sum + cost.value : sum), 0);

/** What controls at some of the statuses cost together; each counts once, whatever the number of its risks. */
export const costOfAll = (
  matrix: Matrix,
  controls: readonly ControlRow[],
  statuses: readonly ControlStatus[],
): number =>
  controls.reduce(
    (sum, control) => (statuses.includes(control.status) ? sum + costOn(matrix, control) : sum),
    0,
  );
