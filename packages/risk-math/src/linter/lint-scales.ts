import { type Band, bandOf } from "../scoring/bands.ts";
import type { CellPosition, MatrixScales, RiskMatrix, ScaleClass } from "../scoring/risk-matrix.ts";
import { finding, type MatrixFinding } from "./matrix-finding.ts";

/** Bands that no cell's value falls into. */
export function lintBands({ cells }: RiskMatrix, bands: readonly Band[]): MatrixFinding[] {
  const reached = new Set(cells.map(({ value }) => bandOf(value, bands)));
  return bands
    .filter((band) => !reached.has(band))
    .map(({ title, lowerLimit }) =>
      finding("unreachable-band", [], `no cell reaches the band "${title}" (from ${lowerLimit})`),
    );
}

/** Classes that leave gaps, overlap, or do not ascend. Ends that agree to 1e-9 meet. */
export function lintScales({ frequencies, consequences }: MatrixScales): MatrixFinding[] {
  const row = (position: number): CellPosition[] =>
    consequences.map((_, j) => ({ row: position, column: j + 1 }));
  const column = (position: number): CellPosition[] =>
    frequencies.map((_, i) => ({ row: i + 1, column: position }));
  return [...lintScale(frequencies, "row", row), ...lintScale(consequences, "column", column)];
}

function lintScale(
  classes: readonly ScaleClass[],
  word: string,
  cellsOf: (position: number) => CellPosition[],
): MatrixFinding[] {
  return classes.flatMap(({ low, high }, i) => {
    const found: MatrixFinding[] = [];
    if (!(low < high)) {
      found.push(
        finding("scale-order", cellsOf(i + 1), `${word} ${i + 1} does not ascend from ${low} to ${high}`),
      );
    }
    const next = classes[i + 1];
    if (next === undefined) return found;
    const tolerance = 1e-9 * Math.max(Math.abs(high), Math.abs(next.low));
    const cells = [...cellsOf(i + 1), ...cellsOf(i + 2)];
    if (next.low < low)
      found.push(finding("scale-order", cells, `${word} ${i + 2} starts below ${word} ${i + 1}`));
    else if (next.low > high + tolerance) {
      found.push(
        finding(
          "scale-gap",
          cells,
          `nothing covers ${high} to ${next.low} between ${word}s ${i + 1} and ${i + 2}`,
        ),
      );
    } else if (next.low < high - tolerance) {
      found.push(
        finding("scale-overlap", cells, `${word}s ${i + 1} and ${i + 2} both cover ${next.low} to ${high}`),
      );
    }
    return found;
  });
}
