import type { Matrix, MatrixCell } from "@riskloom/domain";
import { type PartialTriple, type Triple, validateTriple } from "@riskloom/risk-math";

/** A matrix with its cells by identifier and by place, and the figures of its classes by row and column. */
export interface IndexedMatrix {
  readonly matrix: Matrix;
  readonly cells: ReadonlyMap<number, MatrixCell>;
  readonly rowTriples: ReadonlyMap<number, Triple>;
  readonly columnTriples: ReadonlyMap<number, Triple>;
  /** what an evaluation in a cell says that states nothing of its own; filled as it is asked for */
  readonly estimates: Map<number, Estimate | null>;
}

/** What an evaluation says in figures; benefits of opportunities are negative. */
export interface Estimate {
  /** expected loss of a period, as the register shows it */
  readonly value: number;
  /** events per period: the mean of the frequency's triple */
  readonly rate: number;
  readonly frequency: Triple;
  /** the loss of one event */
  readonly severity: Triple;
}

export type MatrixLookup = ReadonlyMap<number, IndexedMatrix>;

/** Matrices by identifier. */
export function lookUpMatrices(matrices: readonly Matrix[]): MatrixLookup {
  return new Map(matrices.map((matrix) => [matrix.id, indexed(matrix)]));
}

function indexed(matrix: Matrix): IndexedMatrix {
  const { cells, frequencies, consequences } = matrix;
  return {
    matrix,
    cells: new Map(cells.map((cell) => [cell.id, cell])),
    rowTriples: triples(frequencies.map((row) => [row.row, row])),
    columnTriples: triples(consequences.map((column) => [column.column, column])),
    estimates: new Map(),
  };
}

/** A class with nothing but a middle is taken for certain; one without figures has none. */
const triples = (classes: readonly (readonly [number, PartialTriple])[]): ReadonlyMap<number, Triple> =>
  new Map(
    classes.flatMap(([position, figures]) => {
      const { triple } = validateTriple(figures, { missing: "mid-only" });
      return triple === null ? [] : [[position, triple] as const];
    }),
  );
