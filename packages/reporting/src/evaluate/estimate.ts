import { maxFigure } from "@riskloom/domain";
import {
  evaluationValue,
  type PartialTriple,
  type Triple,
  tripleMean,
  validateTriple,
} from "@riskloom/risk-math";
import type { EvaluationRow } from "../snapshot.ts";
import type { Estimate, IndexedMatrix } from "./matrix-lookup.ts";

/**
 * The figures of an evaluation on its matrix, null where they are missing or beyond what a report can bear. On an explicit matrix the evaluation states
 * both triples; on any other the classes of its cell do, their middles give the value, and triples of its own say how
 * far the loss may lie from there.
 */
export function estimateOf(evaluation: EvaluationRow, found: IndexedMatrix): Estimate | null {
  const { cellId } = evaluation;
  if (found.matrix.explicitEvaluation || cellId === null || hasFigures(evaluation))
    return workedOut(evaluation, found);
  // Evaluations that state nothing of their own are alike in each cell.
  const known = found.estimates.get(cellId);
  if (known !== undefined) return known;
  const estimate = workedOut(evaluation, found);
  found.estimates.set(cellId, estimate);
  return estimate;
}

const hasFigures = ({ frequencyMid, consequenceMid }: EvaluationRow): boolean =>
  frequencyMid !== null || consequenceMid !== null;

function workedOut(evaluation: EvaluationRow, found: IndexedMatrix): Estimate | null {
  const { explicitEvaluation: explicit, lambda: shape, isOpportunity } = found.matrix;
  const own = { frequency: frequencyOf(evaluation), consequence: consequenceOf(evaluation) };
  const classes = explicit ? own : classesOf(evaluation, found);
  if (classes.frequency === null || classes.consequence === null) return null;
  const { frequency, consequence } = classes;
  const value = evaluationValue({ frequency, consequence, explicit, shape });
  const occurrence = own.frequency ?? frequency;
  const severity = own.consequence ?? consequence;
  if (!isWithin(occurrence, maxFigure.frequency) || !isWithin(severity, maxFigure.consequence)) return null;
  return {
    value: isOpportunity ? 0 - value : value,
    rate: tripleMean(occurrence, shape),
    frequency: occurrence,
    severity: isOpportunity ? benefit(severity) : severity,
  };
}

const isWithin = ({ low, high }: Triple, most: number): boolean => -most <= low && high <= most;

function classesOf({ cellId }: EvaluationRow, { cells, rowTriples, columnTriples }: IndexedMatrix) {
  const cell = cellId === null ? undefined : cells.get(cellId);
  if (cell === undefined) return { frequency: null, consequence: null };
  return {
    frequency: rowTriples.get(cell.row) ?? null,
    consequence: columnTriples.get(cell.column) ?? null,
  };
}

const frequencyOf = ({ frequencyLow: low, frequencyMid: mid, frequencyHigh: high }: EvaluationRow) =>
  complete({ low, mid, high });
const consequenceOf = ({ consequenceLow: low, consequenceMid: mid, consequenceHigh: high }: EvaluationRow) =>
  complete({ low, mid, high });

const complete = (triple: PartialTriple): Triple | null =>
  triple.mid === null ? null : validateTriple(triple).triple;

const benefit = ({ low, mid, high }: Triple): Triple => ({ low: 0 - high, mid: 0 - mid, high: 0 - low });
