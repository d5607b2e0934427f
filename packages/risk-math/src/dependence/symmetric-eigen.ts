import type { Matrix } from "./matrix.ts";
import { tridiagonal, type Tridiagonal } from "./tridiagonal.ts";

/** A spectral decomposition `A = Σ value_k vector_k vector_kᵀ`, in no particular order. */
export interface Eigen {
  readonly values: Float64Array;
  /** Unit eigenvectors, one after the other: vector k stands from `k * size` on. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and vectors of a symmetric matrix: Householder's tridiagonal form, then implicit QR steps with Wilkinson's
 * shift (Golub and Van Loan 2013, algorithms 8.3.1 to 8.3.3). Values are off by a few ulps of the largest.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const form = tridiagonal(matrix);
  const { diagonal, beside, basis, size } = form;
  const negligible = 4e-16 * norm(form);
  let last = size - 1;
  // Two or three steps per value are usual; the bound only keeps a broken matrix from running on.
  for (let step = 0; last > 0 && step < 60 * size; step += 1) {
    if (Math.abs(beside[last - 1] ?? 0) <= negligible) {
      last -= 1;
      continue;
    }
    let first = last - 1;
    while (first > 0 && Math.abs(beside[first - 1] ?? 0) > negligible) first -= 1;
    implicitStep(form, first, last);
  }
  return { values: diagonal, vectors: basis };
}

function norm({ diagonal, beside }: Tridiagonal): number {
  let most = 0;
  diagonal.forEach((value, i) => {
    most = Math.max(most, Math.abs(value) + Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0));
  });
  return most;
}

/** One shifted QR step on the rows `first` to `last`, the bulge chased down by plane rotations. */
function implicitStep({ diagonal, beside, basis, size }: Tridiagonal, first: number, last: number): void {
  const corner = beside[last - 1] ?? 0;
  const half = ((diagonal[last - 1] ?? 0) - (diagonal[last] ?? 0)) / 2;
  const root = half + (half < 0 ? -1 : 1) * Math.hypot(half, corner);
  const shift = (diagonal[last] ?? 0) - (corner / root) * corner;
  let bulge = beside[first] ?? 0;
  let lead = (diagonal[first] ?? 0) - shift;
  for (let k = first; k < last; k += 1) {
    const length = Math.hypot(lead, bulge);
    const c = length > 0 ? lead / length : 1;
    const s = length > 0 ? bulge / length : 0;
    if (k > first) beside[k - 1] = length;
    const a = diagonal[k] ?? 0;
    const b = beside[k] ?? 0;
    const d = diagonal[k + 1] ?? 0;
    const twist = 2 * c * s * b;
    diagonal[k] = c * c * a + twist + s * s * d;
    diagonal[k + 1] = s * s * a - twist + c * c * d;
    lead = beside[k] = c * s * (d - a) + (c * c - s * s) * b;
    if (k < last - 1) {
      bulge = s * (beside[k + 1] ?? 0);
      beside[k + 1] = c * (beside[k + 1] ?? 0);
    }
    turn(basis, k * size, size, [c, s]);
  }
}

/** Turns two neighbouring vectors in their plane. */
function turn(basis: Float64Array, start: number, size: number, [c, s]: readonly [number, number]): void {
  for (let i = start; i < start + size; i += 1) {
    const x = basis[i] ?? 0;
    const y = basis[i + size] ?? 0;
    basis[i] = c * x + s * y;
    basis[i + size] = c * y - s * x;
  }
}
