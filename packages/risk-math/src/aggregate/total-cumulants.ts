import { familyOf, supportOf } from "../distributions/families.ts";
import { compoundMoments } from "../occurrence/compound-moments.ts";
import type { Risk } from "./risk.ts";
import { isBounded, scaledMoments } from "./transform/scaled-moments.ts";
import { probabilityOfAny } from "../occurrence/probability-of-any.ts";
import { expectedEvents } from "../occurrence/occurrence.ts";

/** Cumulants of the total loss and what bounds it; those of independent risks add up. */
export interface TotalCumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  /** Fourth cumulant, or an upper estimate of it; it only sets the width of the numerical range. */
  readonly fourth: number;
  /** Probability that nothing happens at all. */
  readonly logNothing: number;
  /** Smallest and largest possible total, infinite where there is none. */
  readonly low: number;
  readonly high: number;
}

/** First four cumulants of the sum of independent compound risks, exact for bounded severities. */
export function totalCumulants(risks: readonly Risk[]): TotalCumulants {
  let [mean, variance, third, fourth, logNothing, low, high] = [0, 0, 0, 0, 0, 0, 0];
  for (const risk of risks) {
    const [c1, c2, c3, c4] = riskCumulants(risk);
    mean += c1;
    variance += c2;
    third += c3;
    fourth += c4;
    logNothing += logOfNothing(risk);
    const { kind } = risk.occurrence;
    const [least, most] = supportOf(risk.severity);
    const certain = risk.occurrence.kind === "bernoulli" && risk.occurrence.probability === 1;
    const often = kind === "bernoulli" ? 1 : Number.POSITIVE_INFINITY;
    if (least < 0 || certain) low += least * often;
    if (most > 0 || certain) high += most * often;
  }
  return { mean, variance, third, fourth, logNothing, low, high };
}

type Cumulants = readonly [number, number, number, number];

function riskCumulants({ occurrence, severity }: Risk): Cumulants {
  if (occurrence.kind === "uncertain-rate" || !isBounded(severity)) {
    const { mean, variance, thirdMoment } = compoundMoments(occurrence, severity);
    const family = familyOf(severity);
    const [size, spread] = [family.mean(), family.variance()];
    // Lognormal-like bound on the fourth raw moment from the first three.
    const second = spread + size * size;
    const raw = family.thirdMoment() + 3 * size * spread + size ** 3;
    const fourth = second > 0 ? expectedEvents(occurrence) * Math.abs(raw * (raw / second)) * 1.5 : 0;
    return [
      mean,
      variance,
      thirdMoment,
      fourth + (occurrence.kind === "uncertain-rate" ? 6 * variance ** 2 : 0),
    ];
  }
  scaledMoments(severity, [0, 1], 4, raw);
  const [, m1 = 0, half = 0, sixth = 0, twentyFourth = 0] = raw;
  if (occurrence.kind === "poisson") {
    const { rate } = occurrence;
    return [rate * m1, 2 * rate * half, 6 * rate * sixth, 24 * rate * twentyFourth];
  }
  const p = occurrence.probability;
  const [a, b, c, d] = [p * m1, 2 * p * half, 6 * p * sixth, 24 * p * twentyFourth];
  return [a, b - a * a, c - 3 * a * b + 2 * a ** 3, d - 4 * a * c - 3 * b * b + 12 * a * a * b - 6 * a ** 4];
}

function logOfNothing({ occurrence }: Risk): number {
  if (occurrence.kind === "poisson") return -occurrence.rate;
  if (occurrence.kind === "bernoulli") return Math.log1p(-occurrence.probability);
  return Math.log1p(-probabilityOfAny(occurrence));
}

const raw = new Float64Array(8);
