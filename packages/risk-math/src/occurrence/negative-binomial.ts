import { gamma } from "../distributions/gamma.ts";
import { issue, notFinite, refuse } from "../risk-math-error.ts";
import type { Occurrence } from "./occurrence.ts";

/**
 * Negative binomial number of events of the given mean, with variance `mean + mean² / shape`: a Poisson number whose rate
 * is a gamma draw (Greenwood and Yule 1920). The smaller the shape, the more good and bad years.
 *
 * Codes: `not-finite`, `negative-frequency`, `shape` (not above 0, or above 1,000,000), `range`.
 *
 * @example
 * eventVariance(negativeBinomial({ mean: 2, shape: 4 })); // 3
 */
export function negativeBinomial({
  mean,
  shape,
}: {
  readonly mean: number;
  readonly shape: number;
}): Occurrence {
  refuse(notFinite({ mean, shape }));
  if (mean < 0) refuse(issue("mean", "negative-frequency", "must be at least 0"));
  if (shape <= 0 || shape > 1e6) refuse(issue("shape", "shape", "must be above 0 and at most 1,000,000"));
  if (mean === 0) return { kind: "poisson", rate: 0 };
  return { kind: "uncertain-rate", rate: gamma({ shape, scale: mean / shape }) };
}

/**
 * Geometric number of events of the given mean, `P(N = n) = (1 - q) q^n` with `q = mean / (1 + mean)`: the negative
 * binomial of shape 1. Codes: `not-finite`, `negative-frequency`, `range`.
 *
 * @example
 * probabilityOfAny(geometric(3)); // 0.75
 */
export function geometric(mean: number): Occurrence {
  return negativeBinomial({ mean, shape: 1 });
}
