import type { MatrixCell, RiskMatrix } from "../scoring/risk-matrix.ts";
import { finding, type MatrixFinding } from "./matrix-finding.ts";

/**
 * Pairs of cells whose colours contradict every possible expected value: all risks of the milder cell lose more than
 * any risk of the graver one. Of each cell only the worst contradiction is named.
 */
export function lintExpectedValues(matrix: RiskMatrix): MatrixFinding[] {
  const rows = matrix.cells.flatMap((cell) => {
    const frequency = matrix.frequencies[cell.row - 1];
    const consequence = matrix.consequences[cell.column - 1];
    if (frequency === undefined || consequence === undefined) return [];
    return [{ cell, least: frequency.low * consequence.low, most: frequency.high * consequence.high }];
  });
  return rows.flatMap(({ cell, most }) => {
    const [worst] = rows
      .filter(
        (other) => other.cell.color > 0 && other.cell.color < cell.color && other.least > most * (1 + 1e-9),
      )
      .toSorted((a, b) => b.least - a.least);
    if (worst === undefined) return [];
    const cells = [place(cell), place(worst.cell)];
    return [
      finding(
        "expected-value-order",
        cells,
        `every risk in ${name(worst.cell)} expects more loss than any in ${name(cell)}, yet its colour is milder`,
      ),
    ];
  });
}

function place({ row, column }: MatrixCell): { row: number; column: number } {
  return { row, column };
}

function name({ row, column }: MatrixCell): string {
  return `cell (row ${row}, column ${column})`;
}
