import { refuse } from "../risk-math-error.ts";
import { type Matrix, validateCorrelation } from "./correlation-matrix.ts";
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
 * The nearest correlation matrix in the Frobenius norm by alternating projections with Dykstra's correction (Higham
 * 2002). A matrix that is one already comes back as it is. Codes: those of `validateCorrelation`.
 *
 * @example
 * nearestCorrelation([[1, 1, 0], [1, 1, 1], [0, 1, 1]]).matrix[0]?.[1]; // 0.7606…
 */
export function nearestCorrelation(input: Matrix): RepairedCorrelation {
  refuse(validateCorrelation(input));
  const minEigenvalueInput = Math.min(...symmetricEigen(input).values, 1);
  const unchanged = minEigenvalueInput >= -1e-12;
  const matrix = unchanged ? input.map((row) => [...row]) : alternate(input);
  const changes = input.flatMap((row, i) =>
    row.slice(0, i).flatMap((from, j) => {
      const to = matrix[i]?.[j] ?? 0;
      return Math.abs(to - from) > 1e-9 ? [{ row: i, column: j, from, to }] : [];
    }),
  );
  return { matrix, unchanged, minEigenvalueInput, changes };
}

function alternate(input: Matrix): number[][] {
  let current = input.map((row) => [...row]);
  let correction = input.map((row) => row.map(() => 0));
  for (let step = 0; step < 2000; step += 1) {
    const shifted = combine(current, correction, -1);
    const positive = positivePart(shifted);
    correction = combine(positive, shifted, -1);
    const next = positive.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const moved = Math.max(
      ...next.map((row, i) => Math.max(...row.map((v, j) => Math.abs(v - (current[i]?.[j] ?? 0))))),
    );
    current = next;
    if (moved < 1e-11) break;
  }
  return current;
}

function positivePart(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  return matrix.map((_, i) =>
    matrix.map((_row, j) =>
      values.reduce(
        (sum, value, k) => sum + Math.max(0, value) * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0),
        0,
      ),
    ),
  );
}

function combine(a: Matrix, b: Matrix, factor: number): number[][] {
  return a.map((row, i) => row.map((value, j) => value + factor * (b[i]?.[j] ?? 0)));
}
