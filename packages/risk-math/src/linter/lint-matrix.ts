import type { Band } from "../scoring/bands.ts";
import type { CellPosition, RiskMatrix } from "../scoring/risk-matrix.ts";
import { lintColours } from "./lint-colours.ts";
import { lintExpectedValues } from "./lint-expected-values.ts";
import { lintBands, lintScales } from "./lint-scales.ts";

/** The rules of the linter; each names where it comes from in `ruleSources`. */
export type MatrixRule =
  | "missing-cell"
  | "not-monotone"
  | "band-jump"
  | "lowest-beside-highest"
  | "highest-in-first-row-or-column"
  | "unreachable-band"
  | "scale-gap"
  | "scale-overlap"
  | "scale-order"
  | "expected-value-order";

/** One finding: the rule, the cells it concerns, a sentence, and the rule's source. */
export interface MatrixFinding {
  readonly rule: MatrixRule;
  readonly cells: readonly CellPosition[];
  readonly message: string;
  readonly source: string;
}

export interface LintOptions {
  /** Bands of a band-scored matrix, to find those that no cell can reach. */
  readonly bands?: readonly Band[];
}

/**
 * Looks for known faults of risk matrices. Every finding names its cells; none says that a matrix is good: range
 * compression and ambiguous ties remain in any matrix (Cox 2008).
 */
export function lintMatrix(matrix: RiskMatrix, options: LintOptions = {}): MatrixFinding[] {
  return [
    ...lintColours(matrix),
    ...lintBands(matrix, options.bands ?? []),
    ...lintScales(matrix),
    ...lintExpectedValues(matrix),
  ];
}
