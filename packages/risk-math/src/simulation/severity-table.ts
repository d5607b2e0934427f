import type { Distribution, ScaledBeta } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { scaledBetaFamily } from "../distributions/pert.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import {
  endParts,
  firstParts,
  lastParts,
  type SeverityTable,
  tableCells,
  tableLength,
} from "./severity-table-shape.ts";
import { tableProduct } from "./table-moments.ts";
import { triangularTable } from "./triangular-table.ts";
import { unitBetaTable } from "./unit-beta-table.ts";

/**
 * The table of a severity that has a density. Linear interpolation would overstate the mean of a right-skewed severity
 * by up to 2e-4, so bounded tables are moved and stretched to the exact mean and standard deviation.
 */
export function severityTable(severity: Distribution): SeverityTable {
  if (severity.kind === "beta") return betaTable(severity);
  if (severity.kind === "triangular") return triangularTable(severity);
  const { quantile, support } = familyOf(severity);
  const [low, high] = support();
  if (Number.isFinite(low) && Number.isFinite(high)) return boundedTable(severity);
  const values = new Float64Array(tableLength);
  const grid = normalGrid();
  for (let i = 1; i < tableCells; i += 1)
    values[i] = unboundedValue(severity, grid[i] ?? 0, i / tableCells, quantile);
  return { a: values, b: values, constant: 0, partA: 1, partB: 0, exact: quantile };
}

function betaTable(severity: ScaledBeta): SeverityTable {
  const { a, b, part, mean, second } = unitBetaTable(severity.alpha, severity.beta);
  const slope = Math.sqrt(scaledBetaFamily.variance(severity) / (second - mean * mean));
  const constant = scaledBetaFamily.mean(severity) - slope * mean;
  return { a, b, constant, partA: slope - slope * part, partB: slope * part, exact: null };
}

function boundedTable(severity: Distribution): SeverityTable {
  const { quantile, support, mean, variance } = familyOf(severity);
  const [low, high] = support();
  const cell = 1 / tableCells;
  const values = new Float64Array(tableLength);
  for (let i = 1; i < tableCells; i += 1) values[i] = quantile(i * cell);
  for (let i = 1; i < endParts; i += 1) {
    values[firstParts + i] = quantile((i / endParts) * cell);
    values[lastParts + i] = quantile(1 - (1 - i / endParts) * cell);
  }
  values[0] = values[firstParts] = low;
  values[tableCells] = values[lastParts + endParts] = high;
  values[firstParts + endParts] = values[1] ?? low;
  values[lastParts] = values[tableCells - 1] ?? high;
  const own = tableProduct(values, values);
  const spread = own.second - own.mean * own.mean;
  const slope = spread > 0 ? Math.sqrt(variance() / spread) : 1;
  return { a: values, b: values, constant: mean() - slope * own.mean, partA: slope, partB: 0, exact: null };
}

function unboundedValue(
  severity: Distribution,
  z: number,
  p: number,
  quantile: (p: number) => number,
): number {
  if (severity.kind === "lognormal") return severity.shift + severity.scale * Math.exp(severity.sigma * z);
  return severity.kind === "normal" ? severity.mean + severity.sd * z : quantile(p);
}

let normals: Float64Array | null = null;

function normalGrid(): Float64Array {
  normals ??= Float64Array.from({ length: tableCells }, (_, i) =>
    i === 0 ? 0 : normalQuantile(i / tableCells),
  );
  return normals;
}
