import { placeOnScale } from "./place-on-scale.ts";
import type { CellPosition, MatrixScales } from "./risk-matrix.ts";

export interface MatrixPlace extends CellPosition {
  /** True when the frequency or the consequence lies outside its scale. */
  readonly clamped: boolean;
}

/**
 * The cell of a frequency (events per period) and a consequence (the matrix's unit). The magnitude of the consequence
 * gives the column; its sign only tells a threat from an opportunity. Null when either is missing or not finite.
 */
export function placeInMatrix(
  frequency: number | null | undefined,
  consequence: number | null | undefined,
  { frequencies, consequences }: MatrixScales,
): MatrixPlace | null {
  const row = placeOnScale(frequency, frequencies);
  const size = typeof consequence === "number" ? Math.abs(consequence) : consequence;
  const column = placeOnScale(size, consequences);
  if (row === null || column === null) return null;
  return { row: row.position, column: column.position, clamped: row.clamped || column.clamped };
}
