import { issue, notFinite, refuse } from "../risk-math-error.ts";

/**
 * Pearson correlation of two normals whose ranks correlate by rho: `2 sin(π rho / 6)` (Pearson 1907). Codes:
 * `not-finite`, `correlation` (outside [-1, 1]).
 */
export function pearsonFromSpearman(rho: number): number {
  requireCoefficient(rho, "rho");
  return 2 * Math.sin((Math.PI * rho) / 6);
}

/** Rank correlation of two normals of correlation r: `(6 / π) asin(r / 2)`. Codes: `not-finite`, `correlation`. */
export function spearmanFromPearson(r: number): number {
  requireCoefficient(r, "r");
  return (6 / Math.PI) * Math.asin(r / 2);
}

/**
 * Standard deviation of a sum of items with one common correlation between each two.
 *
 * Codes: `not-finite`, `range` (a standard deviation below 0), `correlation` (outside [-1/(n - 1), 1], beyond which n
 * items cannot all correlate).
 *
 * @example
 * sdOfCorrelatedSum([3, 4], 0); // 5
 */
export function sdOfCorrelatedSum(sds: readonly number[], rho: number): number {
  refuse(sds.flatMap((sd, i) => notFinite({ [`sds.${i}`]: sd })));
  sds.forEach((sd, i) => {
    if (sd < 0) refuse(issue(`sds.${i}`, "range", "must be at least 0"));
  });
  requireCoefficient(rho, "rho");
  // To the rounding of a quotient such as -1/3.
  if (rho * (sds.length - 1) < -1 - 1e-12) {
    refuse(issue("rho", "correlation", "must be at least -1/(n - 1) for n items"));
  }
  const squares = sds.reduce((sum, sd) => sum + sd * sd, 0);
  const total = sds.reduce((sum, sd) => sum + sd, 0);
  return Math.sqrt(Math.max(0, squares + rho * (total * total - squares)));
}

function requireCoefficient(value: number, path: string): void {
  refuse(notFinite({ [path]: value }));
  if (Math.abs(value) > 1) refuse(issue(path, "correlation", "must lie in [-1, 1]"));
}
