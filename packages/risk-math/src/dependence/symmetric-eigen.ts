import type { Matrix } from "./correlation-matrix.ts";

export interface Eigen {
  readonly values: number[];
  /** Column k is the eigenvector of value k. */
  readonly vectors: number[][];
}

/** Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, section 8.5). */
export function symmetricEigen(matrix: Matrix): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const value = a[p]?.[q] ?? 0;
        off += value * value;
        if (Math.abs(value) > 1e-300) rotate(a, vectors, p, q);
      }
    }
    if (off < 1e-28) break;
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors };
}

function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const app = a[p]?.[p] ?? 0;
  const aqq = a[q]?.[q] ?? 0;
  const theta = (aqq - app) / (2 * (a[p]?.[q] ?? 0));
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, [c, s]);
  const rowP = a[p] ?? [];
  const rowQ = a[q] ?? [];
  for (let k = 0; k < rowP.length; k += 1) {
    const x = rowP[k] ?? 0;
    const y = rowQ[k] ?? 0;
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
  for (const row of vectors) turn(row, p, q, [c, s]);
}

function turn(row: number[], p: number, q: number, [c, s]: readonly [number, number]): void {
  const x = row[p] ?? 0;
  const y = row[q] ?? 0;
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}
