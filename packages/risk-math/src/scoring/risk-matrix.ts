/** One class of a scale, in ascending order: the first is position 1. `score` counts for band-scored matrices. */
export interface ScaleClass {
  readonly low: number;
  readonly mid?: number;
  readonly high: number;
  /** The class's weight in a band-scored matrix; its position unless given. */
  readonly score?: number;
}

/** The two scales of a matrix: frequency classes are rows, consequence classes columns. */
export interface MatrixScales {
  readonly frequencies: readonly ScaleClass[];
  readonly consequences: readonly ScaleClass[];
}

/** A row and a column, both counted from 1. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** What a cell stores. The colour is kept as written (a code that ascends with severity), never recomputed from the value. */
export interface CellScore {
  readonly value: number;
  readonly color: number;
}

export interface MatrixCell extends CellPosition, CellScore {}

/** Scales and cells together. */
export interface RiskMatrix extends MatrixScales {
  readonly cells: readonly MatrixCell[];
}

/** The cell at a position, null when the matrix has none there. */
export function cellAt(matrix: RiskMatrix, { row, column }: CellPosition): MatrixCell | null {
  return matrix.cells.find((cell) => cell.row === row && cell.column === column) ?? null;
}
