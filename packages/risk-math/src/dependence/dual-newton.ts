import { issue, RiskMathError } from "../risk-math-error.ts";
import type { Matrix } from "./matrix.ts";
import { generalisedHessian } from "./generalised-hessian.ts";
import { type Eigen, symmetricEigen } from "./symmetric-eigen.ts";

/**
 * The correlation matrix nearest to a symmetric one of unit diagonal.
 *
 * Its dual is unconstrained and smooth: the nearest matrix is `(G + Diag(y))₊` for the y at which that has a unit
 * diagonal. Semismooth Newton steps converge quadratically (Qi and Sun 2006, SIAM J. Matrix Anal. Appl. 28); each is
 * solved by conjugate gradients and halved until the dual falls (Borsdorf and Higham 2010).
 */
export function nearestByNewton(matrix: Matrix): number[][] {
  const size = matrix.length;
  let point = dualAt(matrix, new Float64Array(size));
  for (let step = 0; step < 100; step += 1) {
    if (largest(point.gradient) <= 1e-14 * size) break;
    const next = descend(matrix, point);
    // Rounding ends the descent when it is as near as numbers allow.
    if (next === null) break;
    point = next;
  }
  if (largest(point.gradient) > 1e-6) {
    throw new RiskMathError(issue("correlation", "unreachable", "no nearest correlation matrix was found"));
  }
  return unitDiagonal(positivePart(point.eigen, size), size);
}

interface DualPoint {
  readonly y: Float64Array;
  readonly eigen: Eigen;
  /** `½ |(G + Diag(y))₊|² - Σ y`. */
  readonly value: number;
  /** What the diagonal is above 1. */
  readonly gradient: Float64Array;
}

function dualAt(matrix: Matrix, y: Float64Array): DualPoint {
  const eigen = symmetricEigen(matrix.map((row, i) => row.map((v, j) => (i === j ? v + (y[i] ?? 0) : v))));
  const size = y.length;
  const gradient = new Float64Array(size).fill(-1);
  let value = 0;
  eigen.values.forEach((lambda, k) => {
    if (lambda <= 0) return;
    value += (lambda * lambda) / 2;
    for (let i = 0; i < size; i += 1) {
      const entry = eigen.vectors[k * size + i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + lambda * entry * entry;
    }
  });
  return { y, eigen, gradient, value: value - y.reduce((sum, entry) => sum + entry, 0) };
}

/** The next point of the descent; null when no step makes the dual or its gradient smaller. */
function descend(matrix: Matrix, point: DualPoint): DualPoint | null {
  const direction = newtonDirection(point);
  const slope = dot(point.gradient, direction);
  for (let length = 1; length > 1e-6; length /= 2) {
    const next = dualAt(
      matrix,
      point.y.map((entry, i) => entry + length * (direction[i] ?? 0)),
    );
    // Near the end the dual no longer tells points apart, its gradient does.
    if (next.value <= point.value + 1e-4 * length * slope && next.value < point.value) return next;
    if (largest(next.gradient) < 0.5 * largest(point.gradient)) return next;
  }
  return null;
}

/** Solves `V d = -gradient` by conjugate gradients to a tenth of the gradient's size, so that steps stay quadratic. */
function newtonDirection({ eigen, gradient }: DualPoint): Float64Array {
  const size = gradient.length;
  const hessian = generalisedHessian(eigen, size);
  const direction = new Float64Array(size);
  const residual = gradient.map((entry) => -entry);
  let search = Float64Array.from(residual);
  let square = dot(residual, residual);
  const start = Math.sqrt(square);
  const enough = start * Math.max(1e-8, Math.min(0.1, start));
  for (let step = 0; step < 200 && Math.sqrt(square) > enough; step += 1) {
    const image = hessian(search);
    const length = square / dot(search, image);
    for (let i = 0; i < size; i += 1) {
      direction[i] = (direction[i] ?? 0) + length * (search[i] ?? 0);
      residual[i] = (residual[i] ?? 0) - length * (image[i] ?? 0);
    }
    const left = dot(residual, residual);
    const keep = left / square;
    search = search.map((entry, i) => (residual[i] ?? 0) + keep * entry);
    square = left;
  }
  return direction;
}

function positivePart({ values, vectors }: Eigen, size: number): Float64Array {
  const part = new Float64Array(size * size);
  values.forEach((lambda, k) => {
    if (lambda <= 0) return;
    for (let i = 0; i < size; i += 1) {
      const factor = lambda * (vectors[k * size + i] ?? 0);
      for (let j = 0; j < size; j += 1)
        part[i * size + j] = (part[i * size + j] ?? 0) + factor * (vectors[k * size + j] ?? 0);
    }
  });
  return part;
}

/** Rows and columns divided by the roots of the diagonal: still semidefinite, and exactly 1 where it must be. */
function unitDiagonal(part: Float64Array, size: number): number[][] {
  const root = Array.from({ length: size }, (_, i) => Math.sqrt(part[i * size + i] ?? 1));
  return root.map((a, i) =>
    root.map((b, j) => {
      if (i === j) return 1;
      const [row, column] = i > j ? [i, j] : [j, i];
      return Math.max(-1, Math.min(1, (part[row * size + column] ?? 0) / (a * b)));
    }),
  );
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
