import {
  type Distribution,
  distributionMean,
  doubleTriangular,
  exponential,
  gamma,
  lognormal,
  metalog,
  normal,
  pert,
  shiftedLognormal,
  triangular,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { familyOf } from "../../src/distributions/families.ts";
import { severityTable } from "../../src/simulation/tables/severity-table.ts";
import {
  endParts,
  firstParts,
  lastParts,
  tableCells,
} from "../../src/simulation/tables/severity-table-shape.ts";

/** Mean of what a table draws without the parts that are evaluated exactly, and the probability of each of those. */
function tabulatedMean(severity: Distribution): { mean: number; left: number } {
  const { a, b, constant, partA, partB, ends, exact } = severityTable(severity);
  const part = ends / tableCells / endParts;
  const spared = exact === null ? 0 : ends;
  let mean = 0;
  const add = (from: number, count: number, weight: number): void => {
    for (let i = from; i < from + count; i += 1) {
      const first = constant + partA * (a[i] ?? 0) + partB * (b[i] ?? 0);
      const last = constant + partA * (a[i + 1] ?? 0) + partB * (b[i + 1] ?? 0);
      mean += (weight * (first + last)) / 2;
    }
  };
  add(ends, tableCells - 2 * ends, 1 / tableCells);
  add(firstParts + spared, endParts - spared, part);
  add(lastParts, endParts - spared, part);
  return { mean, left: spared * part };
}

const severities: readonly (readonly [string, Distribution, number])[] = [
  ["a lognormal of sigma 1", lognormal({ mu: 0, sigma: 1 }), 1e-5],
  ["a lognormal of sigma 2", lognormal({ mu: 0, sigma: 2 }), 1e-5],
  ["a lognormal of sigma 3", lognormal({ mu: 0, sigma: 3 }), 1e-5],
  ["a lognormal of sigma 4", lognormal({ mu: 0, sigma: 4 }), 1e-5],
  ["a lognormal with a long lower tail", shiftedLognormal({ shift: 10, scale: -2, sigma: -1.5 }), 1e-5],
  ["a gamma of shape 0.01", gamma({ shape: 0.01, scale: 1 }), 1e-5],
  ["a gamma of shape 0.3", gamma({ shape: 0.3, scale: 1 }), 1e-5],
  ["an exponential", exponential(5), 1e-6],
  ["a metalog", metalog({ a1: 5, a2: 1, a3: 1.2 }), 1e-6],
  ["a normal", normal({ mean: 5, sd: 1 }), 1e-9],
  ["a PERT", pert({ low: 500, mid: 1000, high: 2000 }, 4), 1e-12],
  ["a triangle", triangular({ low: 500, mid: 1000, high: 2000 }), 1e-6],
  ["a double triangle", doubleTriangular({ low: 500, mid: 1000, high: 2000 }, 0.3), 1e-12],
];

test.each(severities)("the table of %s keeps the mean", (_name, severity, tolerance) => {
  const { mean, left } = tabulatedMean(severity);
  const { partialMean, quantile } = familyOf(severity);
  const expected =
    left === 0 ? distributionMean(severity) : partialMean(quantile(1 - left)) - partialMean(quantile(left));
  expect(Math.abs(mean - expected)).toBeLessThan(tolerance * Math.abs(distributionMean(severity)));
});
