import type { Distribution, ScaledBeta } from "../../distributions/distribution.ts";
import { familyOf } from "../../distributions/families.ts";
import { scaledBetaFamily } from "../../distributions/pert.ts";
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
import { unboundedTable } from "./unbounded-table.ts";
import { unitBetaTable } from "./unit-beta-table.ts";

/**
 * The table of a severity that has a density. Linear interpolation would overstate the mean of a right-skewed severity
 * by up to 2e-4, so bounded tables are moved and stretched to the exact mean and standard deviation, and the nodes of
 * unbounded ones are moved so that every cell has its mean.
 */
export function severityTable(severity: Distribution): SeverityTable {
  if (severity.kind === "beta") return betaTable(severity);
  if (severity.kind === "triangular") return triangularTable(severity);
  const { quantile, support } = familyOf(severity);
  const [low, high] = support();
  if (Number.isFinite(low) && Number.isFinite(high)) return boundedTable(severity);
  return unboundedTable(severity, quantile);
}

function betaTable(severity: ScaledBeta): SeverityTable {
  const { a, b, part, mean, second } = unitBetaTable(severity.alpha, severity.beta);
  const slope = Math.sqrt(scaledBetaFamily.variance(severity) / (second - mean * mean));
  const constant = scaledBetaFamily.mean(severity) - slope * mean;
  return { a, b, constant, partA: slope - slope * part, partB: slope * part, ends: 1, exact: null };
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
  return {
    a: values,
    b: values,
    constant: mean() - slope * own.mean,
    partA: slope,
    partB: 0,
    ends: 1,
    exact: null,
  };
}
