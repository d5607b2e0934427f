import { logGamma } from "../numeric/log-gamma.ts";
import type { Xoshiro } from "./xoshiro.ts";

/** Draws a number of events; what depends on the distribution alone is worked out beforehand. */
export type CountDraw = (random: Xoshiro) => number;

/**
 * Poisson numbers of events. Below a mean of 10 by inversion, above by transformed rejection with squeeze (PTRS,
 * Hörmann 1993), whose cost does not grow with the mean.
 */
export function poissonCount(mean: number): CountDraw {
  if (mean < 10) {
    const first = Math.exp(-mean);
    return (random) => {
      let rest = random.uniform();
      let probability = first;
      let k = 0;
      while (rest > probability && k < 1000) {
        rest -= probability;
        k += 1;
        probability *= mean / k;
      }
      return k;
    };
  }
  const root = Math.sqrt(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const limit = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  return (random) => {
    for (;;) {
      const u = random.uniform() - 0.5;
      const v = random.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= limit) return k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      const bound = k * logMean - mean - logGamma(k + 1);
      if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= bound) return k;
    }
  };
}

/** Binomial numbers of events; by inversion or by BTRS (Hörmann 1993), on the smaller of p and 1 - p. */
export function binomialCount(trials: number, p: number): CountDraw {
  if (p > 0.5) {
    const complement = binomialCount(trials, 1 - p);
    return (random) => trials - complement(random);
  }
  if (p <= 0) return () => 0;
  const odds = p / (1 - p);
  if (trials * p < 10) {
    const first = Math.exp(trials * Math.log1p(-p));
    return (random) => {
      let rest = random.uniform();
      let probability = first;
      let k = 0;
      while (rest > probability && k < trials) {
        rest -= probability;
        k += 1;
        probability *= ((trials + 1 - k) / k) * odds;
      }
      return k;
    };
  }
  const spread = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const limit = 0.92 - 4.2 / b;
  const mode = Math.floor((trials + 1) * p);
  const logOdds = Math.log(odds);
  const atMode = logGamma(mode + 1) + logGamma(trials - mode + 1);
  return (random) => {
    for (;;) {
      const u = random.uniform() - 0.5;
      const v = random.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + centre);
      if (us >= 0.07 && v <= limit) return k;
      if (k < 0 || k > trials) continue;
      const bound = atMode - logGamma(k + 1) - logGamma(trials - k + 1) + (k - mode) * logOdds;
      if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
    }
  };
}
