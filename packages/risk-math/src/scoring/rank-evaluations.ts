import { type CellOrder, compareCells } from "./compare-cells.ts";
import type { CellScore } from "./risk-matrix.ts";

/** An evaluation as ranking sees it. Without a cell it is not a candidate. */
export interface RankedEvaluation {
  readonly id: number | string;
  readonly cell: CellScore | null;
  /** Expected loss, signed; null when unknown, which ranks below every figure. */
  readonly value: number | null;
  readonly isOpportunity: boolean;
}

/**
 * The worst evaluation over any number of matrices: threats only, the highest by cell value, colour and evaluation
 * value, the lower id on a tie (`color-first` compares colours before values). Null without a candidate.
 */
export function worstEvaluation<E extends RankedEvaluation>(
  evaluations: readonly E[],
  order: CellOrder = "value-first",
): E | null {
  return highest(
    evaluations.filter(({ isOpportunity }) => !isOpportunity),
    order,
  );
}

/** The best evaluation: the same order over opportunities. Null without a candidate. */
export function bestEvaluation<E extends RankedEvaluation>(
  evaluations: readonly E[],
  order: CellOrder = "value-first",
): E | null {
  return highest(
    evaluations.filter(({ isOpportunity }) => isOpportunity),
    order,
  );
}

/**
 * Order of two evaluations, negative when `a` ranks below `b`: cell, then magnitude of the value, then the higher id.
 * An evaluation without a cell ranks below all that have one.
 */
export function compareEvaluations(
  a: RankedEvaluation,
  b: RankedEvaluation,
  order: CellOrder = "value-first",
): number {
  if (a.cell === null || b.cell === null)
    return Number(a.cell !== null) - Number(b.cell !== null) || byId(a, b);
  return compareCells(a.cell, b.cell, order) || magnitude(a) - magnitude(b) || byId(a, b);
}

function highest<E extends RankedEvaluation>(candidates: readonly E[], order: CellOrder): E | null {
  let found: E | null = null;
  for (const candidate of candidates) {
    if (candidate.cell === null) continue;
    if (found === null || compareEvaluations(candidate, found, order) > 0) found = candidate;
  }
  return found;
}

function magnitude({ value }: RankedEvaluation): number {
  return value === null ? -1 : Math.abs(value);
}

function byId(a: RankedEvaluation, b: RankedEvaluation): number {
  if (typeof a.id === "number" && typeof b.id === "number") return b.id - a.id;
  const [left, right] = [String(a.id), String(b.id)];
  return Number(right > left) - Number(right < left);
}
