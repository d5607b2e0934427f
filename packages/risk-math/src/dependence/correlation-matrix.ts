import { type Issue, issue } from "../risk-math-error.ts";
import type { Matrix } from "./matrix.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** How far below 0 an eigenvalue may lie and still count as a 0 with rounding. */
export const semidefiniteTolerance = 1e-9;

/**
 * Reports what keeps a matrix from being a correlation matrix: shape, finite entries within [-1, 1], unit diagonal,
 * symmetry, and positive semidefiniteness (by eigenvalues, to 1e-9).
 *
 * Codes: `length`, `not-finite`, `correlation`, `range` (more than 1,000 rows).
 *
 * @example
 * validateCorrelation([[1, 1, 0], [1, 1, 1], [0, 1, 1]])[0]?.code; // "correlation"
 */
export function validateCorrelation(matrix: Matrix, path: string = "correlation"): Issue[] {
  const issues = correlationShape(matrix, path);
  if (issues.length > 0) return issues;
  const least = symmetricEigen(matrix).values.reduce((low, value) => Math.min(low, value), 0);
  if (least >= -semidefiniteTolerance) return [];
  const message = `must be positive semidefinite, but has the eigenvalue ${least.toPrecision(3)}; see nearestCorrelation`;
  return issue(path, "correlation", message);
}

/** All of `validateCorrelation` but the eigenvalues: what even a repair must ask of its input. */
export function correlationShape(matrix: Matrix, path: string): Issue[] {
  const size = matrix.length;
  if (size > mostRows) return issue(path, "range", `must have at most ${mostRows} rows`);
  const issues: Issue[] = [];
  for (const [i, row] of matrix.entries()) {
    if (row.length !== size) return issue(`${path}.${i}`, "length", `must have ${size} entries`);
    for (const [j, value] of row.entries()) {
      const at = `${path}.${i}.${j}`;
      if (!Number.isFinite(value)) issues.push(...issue(at, "not-finite", "must be a finite number"));
      else if (i === j && value !== 1) issues.push(...issue(at, "correlation", "must be 1 on the diagonal"));
      else if (Math.abs(value) > 1) issues.push(...issue(at, "correlation", "must lie in [-1, 1]"));
      else if (Math.abs(value - (matrix[j]?.[i] ?? 0)) > 1e-12) {
        issues.push(...issue(at, "correlation", "must equal its mirror entry"));
      }
    }
  }
  return issues;
}

/** Eigenvalues of more rows take minutes. */
const mostRows = 1000;
