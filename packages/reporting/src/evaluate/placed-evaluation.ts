import { cellColors, type EvaluationType, type MatrixCell } from "@riskloom/domain";
import { bestEvaluation, worstEvaluation } from "@riskloom/risk-math";
import type { EvaluationRow } from "../snapshot.ts";
import { estimateOf } from "./estimate.ts";
import type { IndexedMatrix, MatrixLookup } from "./matrix-lookup.ts";

/** An evaluation with the cell in which it stands. */
export interface Placed<E extends EvaluationRow = EvaluationRow> {
  readonly evaluation: E;
  readonly cell: MatrixCell;
  readonly matrix: IndexedMatrix;
}

/** The cell in which an evaluation stands; null without one. */
export function place<E extends EvaluationRow>(evaluation: E, matrices: MatrixLookup): Placed<E> | null {
  const matrix = matrices.get(evaluation.matrixId);
  const cell = evaluation.cellId === null ? undefined : matrix?.cells.get(evaluation.cellId);
  return matrix === undefined || cell === undefined ? null : { evaluation, cell, matrix };
}

/** The worst of the evaluations, of one type where it is given, over all matrices of threats, or the best over all of opportunities; null without a cell. */
export function extremeOf<E extends EvaluationRow>(
  evaluations: readonly E[],
  matrices: MatrixLookup,
  extreme: "worst" | "best",
  type?: EvaluationType,
): Placed<E> | null {
  const sought = extreme === "best";
  const candidates: Placed<E>[] = [];
  for (const evaluation of evaluations) {
    if (type !== undefined && evaluation.type !== type) continue;
    const placed = place(evaluation, matrices);
    if (placed?.matrix.matrix.isOpportunity === sought) candidates.push(placed);
  }
  const [only] = candidates;
  if (only === undefined || candidates.length === 1) return only ?? null;
  const ranked = candidates.map(rankedBy);
  const found = sought ? bestEvaluation(ranked) : worstEvaluation(ranked);
  return found && found.placed;
}

const rankedBy = <E extends EvaluationRow>(placed: Placed<E>) => ({
  id: placed.evaluation.id,
  cell: { value: placed.cell.value, color: cellColors.indexOf(placed.cell.color) },
  value: estimateOf(placed.evaluation, placed.matrix)?.value ?? null,
  isOpportunity: placed.matrix.matrix.isOpportunity,
  placed,
});
