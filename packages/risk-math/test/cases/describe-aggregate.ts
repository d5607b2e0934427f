import type { Aggregate } from "@riskloom/risk-math";

/** The answers of an aggregate under the names that the fixture uses. */
export function describeAggregate(total: Aggregate): Record<string, unknown> {
  const levels = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const p0 = total.probabilityOfNothing;
  return {
    p0,
    mean: total.mean,
    variance: total.variance,
    sd: total.sd,
    quantiles: Object.fromEntries(levels.map((p) => [p, total.quantile(p)])),
    CVaR: Object.fromEntries(levels.map((p) => [p, total.cvar(p)])),
    ...Object.fromEntries(levels.map((p) => [`P${Math.round(100 * p)}`, total.quantile(p)])),
    ...Object.fromEntries(levels.map((p) => [`CVaR${Math.round(100 * p)}`, total.cvar(p)])),
  };
}
