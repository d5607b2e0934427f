import {
  certain,
  choleskyFactor,
  imanConover,
  type Matrix,
  nearestCorrelation,
  pert,
  simulateQuantiles,
  validateCorrelation,
  Xoshiro,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import reference from "./fixtures/dependence-reference.json" with { type: "json" };

const random = new Xoshiro([1, 2, 3, 4]);

/** A symmetric matrix of unit diagonal with entries in (-spread, spread), mostly no correlation matrix. */
function symmetric(size: number, spread: number): number[][] {
  const matrix: number[][] = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_column, j) => (i === j ? 1 : 0)),
  );
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const entry = spread * (2 * random.uniform() - 1);
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const) {
        const target = matrix[row];
        if (target !== undefined) target[column] = entry;
      }
    }
  }
  return matrix;
}

/** How far L Lᵀ lies from the matrix at most, in any entry. */
function factorError(matrix: Matrix): number {
  const factor = choleskyFactor(matrix) ?? [];
  return Math.max(
    ...matrix.flatMap((row, i) =>
      row.map((entry, j) => {
        const product = row.reduce((sum, _, k) => sum + (factor[i]?.[k] ?? 0) * (factor[j]?.[k] ?? 0), 0);
        return Math.abs(product - entry);
      }),
    ),
  );
}

test("repaired matrices are the nearest ones that an independent program finds, to 1e-7", () => {
  for (const { input, output } of reference.nearest) {
    const { matrix } = nearestCorrelation(input);
    const misses = output.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - (matrix[i]?.[j] ?? 9))));
    expect(Math.max(...misses)).toBeLessThan(1e-7);
  }
});

test("every repaired matrix has a factor that gives it back to rounding", () => {
  for (let round = 0; round < 200; round += 1) {
    const size = 2 + (round % 11);
    const { matrix } = nearestCorrelation(symmetric(size, round % 3 === 0 ? 0.6 : 1));
    expect(validateCorrelation(matrix)).toEqual([]);
    expect(factorError(matrix)).toBeLessThan(1e-14 * size);
  }
});

test("semidefinite matrices of any rank have a lower triangular factor without NaN", () => {
  const ones = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => 1));
  const signs = ones.map((row, i) => row.map((_, j) => ((i + j) % 2 === 0 ? 1 : -1)));
  // Three items that sum to 0, beside each other twice.
  const third = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 6 }, (_column, j) => (i % 3 === j % 3 ? 1 : -0.5)),
  );
  for (const matrix of [
    ones,
    signs,
    third,
    [[1]],
    [
      [1, 1 - 1e-13],
      [1 - 1e-13, 1],
    ],
  ]) {
    expect(factorError(matrix)).toBeLessThan(1e-14 * matrix.length);
    const upper = (choleskyFactor(matrix) ?? []).flatMap((row, i) => row.slice(i + 1));
    expect(upper.every((entry) => entry === 0)).toBe(true);
  }
});

test("a matrix that no risks could have has no factor, and the check names its eigenvalue", () => {
  const impossible = [
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ];
  expect(choleskyFactor(impossible)).toBeNull();
  const issues = validateCorrelation(impossible);
  expect(issues.map(({ code }) => code)).toEqual(["correlation"]);
  // 1 - √2
  expect(issues[0]?.message).toContain("-0.414");
  const samples = impossible.map(() => Float64Array.from({ length: 100 }, (_, i) => i));
  expect(() => imanConover(samples, impossible, 1)).toThrow("positive semidefinite");
});

test("certain losses under a repaired correlation spread as the double integrals of the copula say", () => {
  const { triple, shape, correlation, mean, sd } = reference.sum;
  const [low = 0, mid = 0, high = 0] = triple;
  const risks = correlation.map((_, id) => ({
    id,
    occurrence: certain(),
    severity: pert({ low, mid, high }, shape),
  }));
  const run = simulateQuantiles(risks, { simulations: 65_536, seed: 1, sampler: "mc", correlation });
  expect(run.correlation?.unchanged).toBe(false);
  expect(Math.abs(run.mean - mean)).toBeLessThan((4 * sd) / 256);
  expect(Math.abs((run.sd ?? 0) - sd)).toBeLessThan((4 * sd) / Math.sqrt(2 * 65_536));
});

test("a matrix of a hundred rows is repaired, one of more than a thousand refused", () => {
  const { matrix, unchanged } = nearestCorrelation(symmetric(100, 1));
  expect(unchanged).toBe(false);
  expect(validateCorrelation(matrix)).toEqual([]);
  expect(factorError(matrix)).toBeLessThan(1e-12);
  const many = Array.from({ length: 1001 }, () => [1]);
  expect(validateCorrelation(many).map(({ code }) => code)).toEqual(["range"]);
});
