import type { Triangular } from "../../distributions/distribution.ts";
import {
  endParts,
  firstParts,
  lastParts,
  type SeverityTable,
  tableCells,
  tableLength,
} from "./severity-table-shape.ts";

/**
 * Table of a triangular severity. It is not stretched to the exact moments: with its ends split, linear interpolation
 * is off by 3e-7 in the mean, less than any number of simulations shows.
 */
export function triangularTable({ low, mode, high }: Triangular): SeverityTable {
  const range = high - low;
  const values = new Float64Array(tableLength);
  const fill = (from: number, count: number, [start, step]: readonly [number, number]): void => {
    const rising = range * (mode - low);
    const falling = range * (high - mode);
    const turn = Math.min(count, Math.max(-1, Math.floor(((mode - low) / range - start) / step)));
    for (let i = 0; i <= turn; i += 1) values[from + i] = low + Math.sqrt((start + i * step) * rising);
    for (let i = turn + 1; i <= count; i += 1) {
      values[from + i] = high - Math.sqrt(Math.max(0, 1 - (start + i * step)) * falling);
    }
  };
  const cell = 1 / tableCells;
  fill(0, tableCells, [0, cell]);
  fill(firstParts, endParts, [0, cell / endParts]);
  fill(lastParts, endParts, [1 - cell, cell / endParts]);
  return { a: values, b: values, constant: 0, partA: 1, partB: 0, ends: 1, exact: null };
}
