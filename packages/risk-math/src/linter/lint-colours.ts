import { cellAt, type CellPosition, type MatrixCell, type RiskMatrix } from "../scoring/risk-matrix.ts";
import { finding, type MatrixFinding } from "./matrix-finding.ts";

/** Colour rules: complete, rising with row and column, no jumps between neighbours, no alarm in the lowest classes. */
export function lintColours(matrix: RiskMatrix): MatrixFinding[] {
  const positions = matrix.frequencies.flatMap((_, i) =>
    matrix.consequences.map((_class, j) => ({ row: i + 1, column: j + 1 })),
  );
  const missing = positions.filter((position) => cellAt(matrix, position) === null);
  // Codes that only mark "no colour" (0) take no part in the order.
  const colors = [...new Set(matrix.cells.map(({ color }) => color))]
    .filter((color) => color > 0)
    .toSorted((a, b) => a - b);
  const rank = new Map(colors.map((color, i) => [color, i]));
  const neighbours = positions.flatMap((position) =>
    upward(position).map((next) => [position, next] as const),
  );
  return [
    ...missing.map((position) => finding("missing-cell", [position], `${name(position)} has no colour`)),
    ...neighbours.flatMap(([from, to]) => compare(cellAt(matrix, from), cellAt(matrix, to), rank)),
    ...alarms(matrix, colors),
  ];
}

function upward({ row, column }: CellPosition): CellPosition[] {
  return [
    { row: row + 1, column },
    { row, column: column + 1 },
  ];
}

function compare(
  from: MatrixCell | null,
  to: MatrixCell | null,
  rank: ReadonlyMap<number, number>,
): MatrixFinding[] {
  if (from === null || to === null) return [];
  const low = rank.get(from.color);
  const high = rank.get(to.color);
  if (low === undefined || high === undefined) return [];
  const cells = [place(from), place(to)];
  if (high < low) {
    return [
      finding("not-monotone", cells, `${name(to)} is milder than ${name(from)}, though its class is higher`),
    ];
  }
  const found: MatrixFinding[] = [];
  if (high - low >= 2) {
    found.push(
      finding(
        "band-jump",
        cells,
        `${high - low} bands lie between the neighbours ${name(from)} and ${name(to)}`,
      ),
    );
    if (low === 0 && high === rank.size - 1) {
      found.push(
        finding(
          "lowest-beside-highest",
          cells,
          `${name(from)} has the lowest and ${name(to)} the highest colour`,
        ),
      );
    }
  }
  return found;
}

/** With three colours or more, the highest one in the rarest or the mildest class calls for alarm where risk vanishes. */
function alarms({ cells }: RiskMatrix, colors: readonly number[]): MatrixFinding[] {
  const top = colors.at(-1);
  if (top === undefined || colors.length < 3) return [];
  return cells
    .filter(({ row, column, color }) => color === top && (row === 1 || column === 1))
    .map((cell) =>
      finding(
        "highest-in-first-row-or-column",
        [place(cell)],
        `${name(cell)} has the highest colour in a lowest class`,
      ),
    );
}

function place({ row, column }: CellPosition): CellPosition {
  return { row, column };
}

function name({ row, column }: CellPosition): string {
  return `cell (row ${row}, column ${column})`;
}
