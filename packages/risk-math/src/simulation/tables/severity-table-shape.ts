/** Cells of an inverse distribution function table; a power of two, so that bits of a draw are the cell. */
export const tableCells = 1024;
/** Parts into which the cells at each end are split, together. */
export const endParts = 256;
/** The cells, then the parts of the first, then those of the last cells, each with both of its ends. */
export const tableLength: number = tableCells + 1 + 2 * (endParts + 1);
/** Where the parts of the first and of the last cells begin. */
export const firstParts: number = tableCells + 1;
export const lastParts: number = firstParts + endParts + 1;

/**
 * An inverse distribution function `constant + partA a(u) + partB b(u)`, a and b linear in equal steps of probability.
 * The end cells, where it is steepest, are split; of a family without bounds so many outermost parts as `ends` says are
 * evaluated exactly.
 */
export interface SeverityTable {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly constant: number;
  readonly partA: number;
  readonly partB: number;
  /** How many cells at each end are split. */
  readonly ends: number;
  /** Exact quantile for the outermost parts of a family without bounds, else null. */
  readonly exact: ((p: number) => number) | null;
}
