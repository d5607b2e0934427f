import type { Band } from "../scoring/bands.ts";
import type { RiskMatrix } from "../scoring/risk-matrix.ts";
import { lintColours } from "./lint-colours.ts";
import { lintExpectedValues } from "./lint-expected-values.ts";
import { lintBands, lintScales } from "./lint-scales.ts";
import type { MatrixFinding } from "./matrix-finding.ts";

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
