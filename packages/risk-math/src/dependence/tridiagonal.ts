import type { Matrix } from "./matrix.ts";

/** A symmetric matrix as `basisᵀ T basis` with T tridiagonal. */
export interface Tridiagonal {
  readonly size: number;
  readonly diagonal: Float64Array;
  /** Entry i stands beside the diagonal in rows i and i + 1. */
  readonly beside: Float64Array;
  /** Rows of the orthogonal basis, one after the other. */
  readonly basis: Float64Array;
}

/** Householder's tridiagonal form of a symmetric matrix (Golub and Van Loan 2013, algorithm 8.3.1). */
export function tridiagonal(matrix: Matrix): Tridiagonal {
  const size = matrix.length;
  const a = new Float64Array(size * size);
  matrix.forEach((row, i) => a.set(row, i * size));
  const beside = new Float64Array(Math.max(0, size - 1));
  const mirrors: Float64Array[] = [];
  for (let k = 0; k < size - 2; k += 1) {
    const mirror = mirrorOf(a, size, k);
    beside[k] = mirror.image;
    mirrors.push(mirror.normal);
    reflect(a, size, mirror.normal);
  }
  if (size > 1) beside[size - 2] = a[(size - 1) * size + size - 2] ?? 0;
  const diagonal = Float64Array.from({ length: size }, (_, i) => a[i * size + i] ?? 0);
  return { size, diagonal, beside, basis: product(mirrors, size) };
}

/** The unit normal of the mirror that takes column k, below the diagonal, to a multiple of its first unit vector. */
function mirrorOf(a: Float64Array, size: number, k: number): { normal: Float64Array; image: number } {
  const normal = new Float64Array(size);
  let square = 0;
  for (let i = k + 1; i < size; i += 1) {
    const value = a[i * size + k] ?? 0;
    normal[i] = value;
    square += value * value;
  }
  const lead = normal[k + 1] ?? 0;
  const image = (lead > 0 ? -1 : 1) * Math.sqrt(square);
  normal[k + 1] = lead - image;
  // |x - image e|² without cancellation, image having the sign that makes it grow.
  const length = Math.sqrt(2 * (square - image * lead));
  if (length > 0) for (let i = k + 1; i < size; i += 1) normal[i] = (normal[i] ?? 0) / length;
  return { normal, image };
}

/** `A ← H A H` for `H = I - 2 v vᵀ`, as the symmetric update `A - v wᵀ - w vᵀ`. */
function reflect(a: Float64Array, size: number, v: Float64Array): void {
  const w = new Float64Array(size);
  let along = 0;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0, at = i * size; j < size; j += 1, at += 1) sum += (a[at] ?? 0) * (v[j] ?? 0);
    w[i] = 2 * sum;
    along += (v[i] ?? 0) * sum;
  }
  for (let i = 0; i < size; i += 1) w[i] = (w[i] ?? 0) - 2 * along * (v[i] ?? 0);
  for (let i = 0; i < size; i += 1) {
    const [vi, wi] = [v[i] ?? 0, w[i] ?? 0];
    for (let j = 0, at = i * size; j < size; j += 1, at += 1) {
      a[at] = (a[at] ?? 0) - vi * (w[j] ?? 0) - wi * (v[j] ?? 0);
    }
  }
}

/** The product of the mirrors, the first one rightmost. */
function product(mirrors: readonly Float64Array[], size: number): Float64Array {
  const basis = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) basis[i * size + i] = 1;
  const along = new Float64Array(size);
  for (const v of mirrors) {
    along.fill(0);
    for (let i = 0; i < size; i += 1) {
      const vi = v[i] ?? 0;
      if (vi !== 0)
        for (let j = 0, at = i * size; j < size; j += 1, at += 1)
          along[j] = (along[j] ?? 0) + vi * (basis[at] ?? 0);
    }
    for (let i = 0; i < size; i += 1) {
      const twice = 2 * (v[i] ?? 0);
      if (twice !== 0)
        for (let j = 0, at = i * size; j < size; j += 1, at += 1)
          basis[at] = (basis[at] ?? 0) - twice * (along[j] ?? 0);
    }
  }
  return basis;
}
