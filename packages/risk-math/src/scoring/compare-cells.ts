import type { CellScore } from "./risk-matrix.ts";

/** Which figure decides first: the cell's value (the default everywhere) or its colour. */
export type CellOrder = "value-first" | "color-first";

/** Negative when `a` ranks below `b`, positive when above, 0 when they are equal in value and colour. */
export function compareCells(a: CellScore, b: CellScore, order: CellOrder = "value-first"): number {
  const byValue = a.value - b.value;
  const byColor = a.color - b.color;
  return order === "value-first" ? byValue || byColor : byColor || byValue;
}
