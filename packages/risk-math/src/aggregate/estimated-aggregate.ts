import type { ErrorEstimate } from "../bounds/bound.ts";
import { aggregateOf, type EstimatedAggregate } from "./aggregate.ts";
import type { PointValues } from "./point-values.ts";
import { solveQuantile } from "./solve-quantile.ts";
import type { TotalCumulants } from "./total-cumulants.ts";

/**
 * A total whose distribution function is known to err by about `error`, by experience and not by proof: what that means
 * for its other figures. A percentile moves by error over density, the mean beyond it by that and the error of the excess.
 */
export function estimatedAggregate(
  cumulants: TotalCumulants,
  at: (x: number) => PointValues,
  error: number,
): EstimatedAggregate {
  const plain = aggregateOf(cumulants, {
    method: "characteristic-function",
    cdf: (x) => at(x).cdf,
    quantile: (p) => solveQuantile(p, at, cumulants),
    shortfall: (x) => at(x).shortfall,
  });
  const estimate = (value: number, by: number): ErrorEstimate => ({
    kind: "estimate",
    value,
    error: by,
    from: "fourier-series",
  });
  const reach = 9 * plain.sd;
  const quantile = (p: number): ErrorEstimate | null => {
    const value = plain.quantile(p);
    if (value === null) return null;
    if (p === 0 || p === 1) return estimate(value, 0);
    const below = plain.quantile(Math.max(1e-12, p - error)) ?? value;
    const above = plain.quantile(Math.min(1 - 1e-12, p + error)) ?? value;
    return estimate(value, Math.max(value - below, above - value));
  };
  return {
    ...plain,
    estimates: {
      mean: estimate(plain.mean, 1e-13 * (Math.abs(plain.mean) + plain.sd)),
      cdf: (x) => estimate(plain.cdf(x), error),
      quantile,
      shortfall: (reserve) => estimate(plain.shortfall(reserve), error * reach),
      cvar: (p) => {
        const value = plain.cvar(p);
        if (value === null) return null;
        return estimate(value, p === 0 || p === 1 ? 0 : (error * reach) / (1 - p));
      },
    },
  };
}
