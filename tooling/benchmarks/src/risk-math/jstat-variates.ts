import jstat from "jstat";
import type { Variates } from "./naive.ts";

/** The same loop with the samplers of jstat 1.9, which has no compound sums of its own. */
export const jstatVariates: Variates = {
  uniform: Math.random,
  poisson: (rate) => jstat.poisson.sample(rate),
  beta: (alpha, beta) => jstat.beta.sample(alpha, beta),
};
