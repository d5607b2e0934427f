import { refuse } from "../risk-math-error.ts";
import { correlationShape, semidefiniteTolerance } from "./correlation-matrix.ts";
import type { Matrix } from "./matrix.ts";
import { nearestByNewton } from "./dual-newton.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** A usable correlation matrix and what had to be changed to get it. */
export interface RepairedCorrelation {
  readonly matrix: number[][];
  /** Whether the input was usable as it was. */
  readonly unchanged: boolean;
  readonly minEigenvalueInput: number;
  /** Entries below the diagonal that moved, with both values. */
  readonly changes: readonly {
    readonly row: number;
    readonly column: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/**
 * The nearest correlation matrix in the Frobenius norm (Higham 2002) by Newton's method on the dual problem (Qi and Sun
 * 2006). A matrix that is one already, to 1e-9 in its eigenvalues, comes back as it is.
 *
 * Codes: `length`, `not-finite`, `correlation` (an entry outside [-1, 1], a diagonal that is not 1, no symmetry),
 * `range` (more than 1,000 rows, which would take minutes).
 *
 * @example
 * nearestCorrelation([[1, 1, 0], [1, 1, 1], [0, 1, 1]]).matrix[0]?.[1]; // 0.7606…
 */
export function nearestCorrelation(input: Matrix): RepairedCorrelation {
  refuse(correlationShape(input, "correlation"));
  const minEigenvalueInput = symmetricEigen(input).values.reduce((least, value) => Math.min(least, value), 1);
  const unchanged = minEigenvalueInput >= -semidefiniteTolerance;
  const matrix = unchanged ? input.map((row) => [...row]) : nearestByNewton(input);
  const changes = input.flatMap((row, i) =>
    row.slice(0, i).flatMap((from, j) => {
      const to = matrix[i]?.[j] ?? 0;
      return Math.abs(to - from) > 1e-9 ? [{ row: i, column: j, from, to }] : [];
    }),
  );
  return { matrix, unchanged, minEigenvalueInput, changes };
}
