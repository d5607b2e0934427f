import type { Distribution } from "../distributions/distribution.ts";
import { exponential, gamma } from "../distributions/gamma.ts";
import { pareto } from "../distributions/heavy-tails/generalised-pareto.ts";
import { weibull } from "../distributions/heavy-tails/weibull.ts";
import { lognormal } from "../distributions/lognormal.ts";
import { normal } from "../distributions/normal.ts";
import { digamma, trigamma } from "../numeric/digamma.ts";
import { invertIncreasing } from "../numeric/invert-increasing.ts";

/** Families that can be fitted to losses. */
export type FittedFamily = "normal" | "exponential" | "lognormal" | "gamma" | "weibull" | "pareto";

/** How a family is fitted: what of the losses makes them most likely, from losses that are not all equal. */
export const likeliest: Record<FittedFamily, (losses: readonly number[]) => Distribution> = {
  normal: (losses) => normal({ mean: mean(losses), sd: spread(losses) }),
  exponential: (losses) => exponential(mean(losses)),
  lognormal: (losses) => {
    const logs = losses.map(Math.log);
    return lognormal({ mu: mean(logs), sigma: spread(logs) });
  },
  gamma: likeliestGamma,
  weibull: likeliestWeibull,
  // The least loss is the likeliest minimum; its own logarithm is 0.
  pareto: (losses) => {
    const minimum = losses.reduce((a, b) => Math.min(a, b));
    return pareto({ minimum, shape: 1 / mean(losses.map((loss) => Math.log(loss / minimum))) });
  },
};

/** `log k - ψ(k)` falls with the shape k and equals log mean less mean log (Johnson, Kotz and Balakrishnan 1994, 17.7). */
function likeliestGamma(losses: readonly number[]): Distribution {
  const average = mean(losses);
  const gap = -mean(losses.map((loss) => Math.log(loss / average)));
  const start = (3 - gap + Math.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap);
  const shape = invertIncreasing({
    value: (k) => digamma(k) - Math.log(k),
    slope: (k) => trigamma(k) - 1 / k,
    target: -gap,
    low: 1e-9,
    high: 1e15,
    start,
  });
  return gamma({ shape, scale: average / shape });
}

/** `Σ x^k log x / Σ x^k - 1/k` rises with the shape k to the mean logarithm (ibid. 21.4); in units of the largest loss. */
function likeliestWeibull(losses: readonly number[]): Distribution {
  const largest = losses.reduce((a, b) => Math.max(a, b));
  const logs = losses.map((loss) => Math.log(loss / largest));
  const sums = (k: number): readonly [number, number, number] => {
    let [zero, one, two] = [0, 0, 0];
    for (const log of logs) {
      const power = Math.exp(k * log);
      zero += power;
      one += power * log;
      two += power * log * log;
    }
    return [zero, one, two];
  };
  const shape = invertIncreasing({
    value: (k) => {
      const [zero, one] = sums(k);
      return one / zero - 1 / k;
    },
    slope: (k) => {
      const [zero, one, two] = sums(k);
      return two / zero - (one / zero) ** 2 + 1 / (k * k);
    },
    target: mean(logs),
    low: 1e-6,
    high: 1e6,
    start: 1.28 / spread(logs),
  });
  return weibull({ shape, scale: largest * (sums(shape)[0] / losses.length) ** (1 / shape) });
}

function mean(values: readonly number[]): number {
  // About the first value, so that large common parts keep their digits.
  const [first = 0] = values;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** The root of the mean square about the mean, over N as the likelihood has it. */
function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length);
}
