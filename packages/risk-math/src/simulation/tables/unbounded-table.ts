import type { Distribution } from "../../distributions/distribution.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import {
  endParts,
  firstParts,
  lastParts,
  type SeverityTable,
  tableCells,
  tableLength,
} from "./severity-table-shape.ts";

/** Cells at each end that are split, and outermost parts that are evaluated exactly. */
const ends = 8;
/** Parts of a cell of the ends. */
const finer = endParts / ends;

/**
 * Table of a severity without bounds. The k-th cell from an end is off by about `(σ / k z)²/12` of its value when nodes
 * lie on a lognormal's quantile function; moved off it by a twelfth of the second difference (the Euler–Maclaurin term
 * of the trapezoidal rule) every cell keeps its mean to the fourth power of that. With the eight outer cells split into
 * 256 parts and the eight outermost parts exact, k is at least 8 throughout.
 */
export function unboundedTable(severity: Distribution, quantile: (p: number) => number): SeverityTable {
  const values = new Float64Array(tableLength);
  const { inner, outer } = normalGrid();
  const at = valueOf(severity, quantile);
  for (let i = 1; i < tableCells; i += 1) values[i] = at(i / tableCells, inner[i] ?? 0);
  for (let i = 1; i <= endParts; i += 1) {
    const z = outer[i] ?? 0;
    values[firstParts + i] = at(i / (tableCells * finer), z);
    values[lastParts + endParts - i] = at(1 - i / (tableCells * finer), -z);
  }
  keepCellMeans(values, ends, tableCells - ends);
  keepCellMeans(values, firstParts + ends, firstParts + endParts - 1);
  keepCellMeans(values, lastParts + 1, lastParts + endParts - ends);
  return { a: values, b: values, constant: 0, partA: 1, partB: 0, ends, exact: quantile };
}

/** Moves the nodes from `first` to `last`; where differences grow sixfold from one to the next they stay. */
function keepCellMeans(values: Float64Array, first: number, last: number): void {
  let before = (values[first] ?? 0) - (values[first - 1] ?? 0);
  for (let i = first; i <= last; i += 1) {
    const after = (values[i + 1] ?? 0) - (values[i] ?? 0);
    if (after <= 6 * before && before <= 6 * after) values[i] = (values[i] ?? 0) - (after - before) / 12;
    before = after;
  }
}

/** The quantile at p, from the normal quantile z where the family is made of it. */
function valueOf(severity: Distribution, quantile: (p: number) => number): (p: number, z: number) => number {
  if (severity.kind === "lognormal") {
    const { shift, scale, sigma } = severity;
    return (_, z) => shift + scale * Math.exp(sigma * z);
  }
  if (severity.kind === "normal") {
    const { mean, sd } = severity;
    return (_, z) => mean + sd * z;
  }
  return quantile;
}

interface NormalGrid {
  readonly inner: Float64Array;
  /** Lower quantiles of the parts of the end cells. */
  readonly outer: Float64Array;
}

let grid: NormalGrid | null = null;

function normalGrid(): NormalGrid {
  grid ??= {
    inner: Float64Array.from({ length: tableCells }, (_, i) =>
      i === 0 ? 0 : normalQuantile(i / tableCells),
    ),
    outer: Float64Array.from({ length: endParts + 1 }, (_, i) =>
      i === 0 ? 0 : normalQuantile(i / (tableCells * finer)),
    ),
  };
  return grid;
}
