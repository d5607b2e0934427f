import type { Eigen } from "./symmetric-eigen.ts";

/**
 * `h ↦ diag(P (W ∘ (Pᵀ Diag(h) P)) Pᵀ)` with W the divided differences of the positive part at the eigenvalues, and a
 * little of h itself, which keeps it definite.
 */
export function generalisedHessian(
  { values, vectors }: Eigen,
  size: number,
): (h: Float64Array) => Float64Array<ArrayBuffer> {
  const order = Array.from(values.keys()).toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const positive = order.filter((k) => (values[k] ?? 0) > 0);
  const scaled = new Float64Array(size);
  const mixed = new Float64Array(size);
  return (h) => {
    const image = h.map((entry) => 1e-10 * entry);
    for (const k of positive) {
      const row = vectors.subarray(k * size, (k + 1) * size);
      const lambda = values[k] ?? 0;
      for (let i = 0; i < size; i += 1) scaled[i] = (h[i] ?? 0) * (row[i] ?? 0);
      mixed.fill(0);
      for (const l of order) {
        const other = values[l] ?? 0;
        // A pair of a positive and another value counts once for each of its two orders.
        const weight = other > 0 ? 1 : (2 * lambda) / (lambda - other);
        addAlong(mixed, vectors, { start: l * size, weight, by: scaled });
      }
      for (let i = 0; i < size; i += 1) image[i] = (image[i] ?? 0) + (row[i] ?? 0) * (mixed[i] ?? 0);
    }
    return image;
  };
}

interface Along {
  readonly start: number;
  readonly weight: number;
  readonly by: Float64Array;
}

/** Adds `weight (v · by) v` for the vector v that begins at `start`. */
function addAlong(sum: Float64Array, vectors: Float64Array, { start, weight, by }: Along): void {
  let inner = 0;
  for (let i = 0; i < sum.length; i += 1) inner += (vectors[start + i] ?? 0) * (by[i] ?? 0);
  inner *= weight;
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + inner * (vectors[start + i] ?? 0);
}
