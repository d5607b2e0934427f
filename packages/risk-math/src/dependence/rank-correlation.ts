import { issue, refuse } from "../risk-math-error.ts";

/**
 * Spearman's rank correlation with average ranks for ties; 0 when a sample does not vary. Codes: `length`, `empty`,
 * `not-finite`.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) refuse(issue("b", "length", "must be as long as the other sample"));
  if (a.length === 0) refuse(issue("a", "empty", "needs at least one value"));
  for (const [path, sample] of Object.entries({ a, b })) {
    if (!sample.every(Number.isFinite)) refuse(issue(path, "not-finite", "must hold finite numbers"));
  }
  const x = averageRanks(a);
  const y = averageRanks(b);
  const mean = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const dx = (x[i] ?? 0) - mean;
    const dy = (y[i] ?? 0) - mean;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

function averageRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let i = start; i <= end; i += 1) ranks[order[i] ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
