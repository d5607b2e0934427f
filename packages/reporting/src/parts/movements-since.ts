import { cellColors } from "@riskloom/domain";
import { type Movement, riskMovement, type RiskState } from "@riskloom/risk-math";
import { estimateOf } from "../evaluate/estimate.ts";
import { lookUpMatrices, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { extremeOf } from "../evaluate/placed-evaluation.ts";
import { activeStatuses } from "../select/keep-risks.ts";
import type { RiskRow, Snapshot } from "../snapshot.ts";

/** How risks moved since a snapshot: by their worst present cells, for opportunities their best, then by the values there. */
export function movementsSince(
  previous: Pick<Snapshot, "risks" | "matrices">,
  now: { readonly risks: readonly RiskRow[]; readonly matrices: MatrixLookup },
): (risk: RiskRow) => Movement | null {
  const lookup = lookUpMatrices(previous.matrices);
  const before = new Map(previous.risks.map((risk) => [risk.id, risk]));
  return (risk) => {
    const then = before.get(risk.id);
    const movement = riskMovement(
      then === undefined ? null : stateOf(then, lookup),
      stateOf(risk, now.matrices),
    );
    return movement && movement.movement;
  };
}

function stateOf({ evaluations, status }: RiskRow, matrices: MatrixLookup): RiskState {
  const active = activeStatuses.includes(status);
  const present = evaluations.filter(({ type }) => type === "present");
  const extreme = extremeOf(present, matrices, "worst") ?? extremeOf(present, matrices, "best");
  if (extreme === null) return { cell: null, value: null, active };
  const { cell, evaluation, matrix } = extreme;
  return {
    cell: { value: cell.value, color: cellColors.indexOf(cell.color) },
    value: estimateOf(evaluation, matrix)?.value ?? null,
    active,
    isOpportunity: matrix.matrix.isOpportunity,
  };
}
