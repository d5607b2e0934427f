import { type Issue, issue } from "../risk-math-error.ts";

export type Matrix = readonly (readonly number[])[];

/**
 * Reports what keeps a matrix from being a correlation matrix: shape, finite entries within [-1, 1], unit diagonal,
 * symmetry, and positive semidefiniteness (by eigenvalues, to 1e-9). Codes: `length`, `not-finite`, `correlation`.
 */
export function validateCorrelation(matrix: Matrix, path: string = "correlation"): Issue[] {
  const size = matrix.length;
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

/** Lower triangular factor L with L Lᵀ = matrix; null when the matrix is not positive semidefinite. */
export function choleskyFactor(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const factor: number[][] = matrix.map(() => Array.from({ length: size }, () => 0));
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i]?.[k] ?? 0) * (factor[j]?.[k] ?? 0);
      const row = factor[i] ?? [];
      if (i === j) {
        if (sum < -1e-9) return null;
        row[j] = Math.sqrt(Math.max(0, sum));
      } else {
        const pivot = factor[j]?.[j] ?? 0;
        // Behind a zero pivot of a semidefinite matrix everything must vanish.
        if (pivot < 1e-7 && Math.abs(sum) > 1e-6) return null;
        row[j] = pivot < 1e-7 ? 0 : sum / pivot;
      }
    }
  }
  return factor;
}

/** Pearson correlation of two normals whose ranks correlate by rho: `2 sin(π rho / 6)` (Pearson 1907). */
export function pearsonFromSpearman(rho: number): number {
  return 2 * Math.sin((Math.PI * rho) / 6);
}

/** Rank correlation of two normals of correlation r: `(6 / π) asin(r / 2)`. */
export function spearmanFromPearson(r: number): number {
  return (6 / Math.PI) * Math.asin(r / 2);
}

/** Standard deviation of a sum of items with one common correlation between each two. */
export function sdOfCorrelatedSum(sds: readonly number[], rho: number): number {
  const squares = sds.reduce((sum, sd) => sum + sd * sd, 0);
  const total = sds.reduce((sum, sd) => sum + sd, 0);
  return Math.sqrt(Math.max(0, squares + rho * (total * total - squares)));
}
