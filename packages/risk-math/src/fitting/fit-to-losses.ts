import type { Distribution } from "../distributions/distribution.ts";
import { familyOf } from "../distributions/families.ts";
import { type Issue, issue, notFinite, refuse } from "../risk-math-error.ts";
import { type FittedFamily, likeliest } from "./maximum-likelihood.ts";

/** A distribution fitted to losses, and how well it fits. */
export interface LossFit {
  readonly distribution: Distribution;
  readonly logLikelihood: number;
  /** Akaike's criterion, twice the number of parameters less twice the log-likelihood: of several fits the least is best. */
  readonly aic: number;
  /** Kolmogorov and Smirnov's largest distance between the two distribution functions. */
  readonly distance: number;
  /** Anderson and Darling's statistic, which minds the tails; infinite where a loss is impossible. */
  readonly andersonDarling: number;
}

/**
 * The distribution of a family that makes the losses most likely. The statistics of a fit are smaller than those of a
 * distribution known beforehand: published critical values ask for the latter.
 *
 * Codes: `kind` (no such family), `length` (fewer than two losses), `not-finite`, `range`, `support` (losses that the
 * family cannot have), `shape` (losses all equal, or parameters that the family's constructor refuses).
 *
 * @example
 * fitToLosses([1, 2, 3], "exponential").distribution; // { kind: "gamma", shape: 1, scale: 2 }
 */
export function fitToLosses(losses: readonly number[], family: FittedFamily): LossFit {
  refuse(issuesOf(losses, family));
  const distribution = likeliest[family](losses);
  const { logDensity, cdf, logTails } = familyOf(distribution);
  const logLikelihood = losses.reduce((sum, loss) => sum + logDensity(loss), 0);
  const sorted = losses.toSorted((a, b) => a - b);
  const n = sorted.length;
  let [distance, weighted] = [0, 0];
  sorted.forEach((loss, i) => {
    const below = cdf(loss);
    distance = Math.max(distance, (i + 1) / n - below, below - i / n);
    const mirrored = sorted[n - 1 - i] ?? loss;
    weighted += ((2 * i + 1) / n) * (logTails(loss)[0] + logTails(mirrored)[1]);
  });
  return {
    distribution,
    logLikelihood,
    aic: 2 * (family === "exponential" ? 1 : 2) - 2 * logLikelihood,
    distance,
    andersonDarling: -n - weighted,
  };
}

function issuesOf(losses: readonly number[], family: FittedFamily): Issue[] {
  if (!Object.hasOwn(likeliest, family)) return issue("family", "kind", "is none that can be fitted");
  if (losses.length < 2) return issue("losses", "length", "must be two or more");
  const odd = losses.flatMap((loss, i) => notFinite({ [`losses.${i}`]: loss }));
  if (odd.length > 0) return odd;
  const first = family === "normal" ? -1 : losses.findIndex((loss) => loss <= 0);
  if (first >= 0) return issue(`losses.${first}`, "support", "must be above 0 for this family");
  const [one] = losses;
  if (family !== "exponential" && losses.every((loss) => loss === one)) {
    return issue("losses", "shape", "are all equal: a point mass fits them");
  }
  return [];
}
