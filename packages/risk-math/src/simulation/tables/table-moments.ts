import { endParts, firstParts, lastParts, tableCells } from "./severity-table-shape.ts";

/** Mean of a draw from table a, and E[A B] of draws from a and b by the same uniform: both linear on each piece. */
export function tableProduct(a: Float64Array, b: Float64Array): { mean: number; second: number } {
  let mean = 0;
  let second = 0;
  const add = (from: number, count: number, weight: number): void => {
    for (let i = from; i < from + count; i += 1) {
      const [a0, a1] = [a[i] ?? 0, a[i + 1] ?? 0];
      const [b0, b1] = [b[i] ?? 0, b[i + 1] ?? 0];
      mean += (weight * (a0 + a1)) / 2;
      second += (weight * (2 * a0 * b0 + a0 * b1 + a1 * b0 + 2 * a1 * b1)) / 6;
    }
  };
  add(1, tableCells - 2, 1 / tableCells);
  add(firstParts, endParts, 1 / tableCells / endParts);
  add(lastParts, endParts, 1 / tableCells / endParts);
  return { mean, second };
}
