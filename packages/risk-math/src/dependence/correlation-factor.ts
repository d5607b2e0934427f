import type { Matrix } from "./matrix.ts";
import { semidefiniteTolerance } from "./correlation-matrix.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/**
 * Lower triangular factor L with `L Lᵀ = matrix`, to 1e-14 times the size in every entry; null when the matrix is not
 * positive semidefinite (an eigenvalue below -1e-9). Eigenvalues between -1e-9 and 0 are taken for rounding of 0.
 *
 * Where every pivot is well above rounding the factor is Cholesky's. Else a quotient of two rounding errors would stand
 * in it: then `matrix = V Λ Vᵀ`, and L is the transposed triangle of the QR factorisation of `√Λ Vᵀ` (Higham 2002,
 * Accuracy and Stability, section 10.3), which divides by no pivot.
 *
 * @example
 * choleskyFactor([[1, 1], [1, 1]]); // [[1, 0], [1, 0]]
 */
export function choleskyFactor(matrix: Matrix): number[][] | null {
  return definiteFactor(matrix) ?? semidefiniteFactor(matrix);
}

/** Cholesky's factor; null when a pivot is too small beside its diagonal entry to carry digits. */
function definiteFactor(matrix: Matrix): number[][] | null {
  const factor: number[][] = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i += 1) {
    const own = factor[i] ?? [];
    for (let j = 0; j <= i; j += 1) {
      const other = factor[j] ?? [];
      let sum = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (own[k] ?? 0) * (other[k] ?? 0);
      if (i === j) {
        if (!(sum > 1e-12 * matrix.length * (matrix[i]?.[i] ?? 1))) return null;
        own[j] = Math.sqrt(sum);
      } else own[j] = sum / (other[j] ?? 1);
    }
  }
  return factor;
}

function semidefiniteFactor(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const { values, vectors } = symmetricEigen(matrix);
  if (values.some((value) => !(value >= -semidefiniteTolerance))) return null;
  // Column i of √Λ Vᵀ, whose inner products are the entries of the matrix.
  const columns = Array.from({ length: size }, (_, i) =>
    Float64Array.from(
      { length: size },
      (_row, k) => Math.sqrt(Math.max(0, values[k] ?? 0)) * (vectors[k * size + i] ?? 0),
    ),
  );
  for (let k = 0; k < size; k += 1) mirrorColumns(columns, k);
  return columns.map((column, i) => {
    const row = Array.from({ length: size }, (_, k) => (k <= i ? (column[k] ?? 0) : 0));
    // What the clipped eigenvalues took from the diagonal is given back along the row.
    const length = Math.sqrt(row.reduce((sum, entry) => sum + entry * entry, 0));
    const scale = length > 0 ? Math.sqrt(matrix[i]?.[i] ?? 0) / length : 1;
    return row.map((entry, k) => (k <= i ? entry * scale * Math.sign(columns[k]?.[k] || 1) : 0));
  });
}

/** Householder's mirror that leaves column k nothing below its entry k, applied to it and to all later ones. */
function mirrorColumns(columns: readonly Float64Array[], k: number): void {
  const pivot = columns[k] ?? new Float64Array(0);
  const size = pivot.length;
  let square = 0;
  for (let i = k; i < size; i += 1) square += (pivot[i] ?? 0) ** 2;
  const image = ((pivot[k] ?? 0) > 0 ? -1 : 1) * Math.sqrt(square);
  const half = square - image * (pivot[k] ?? 0);
  if (!(half > 0)) return;
  const normal = Float64Array.from(pivot);
  normal[k] = (pivot[k] ?? 0) - image;
  for (const column of columns.slice(k)) {
    let along = 0;
    for (let i = k; i < size; i += 1) along += (normal[i] ?? 0) * (column[i] ?? 0);
    along /= half;
    for (let i = k; i < size; i += 1) column[i] = (column[i] ?? 0) - along * (normal[i] ?? 0);
  }
}
