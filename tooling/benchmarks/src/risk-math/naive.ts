import type { Risk } from "@riskloom/risk-math";

/** Draws one severity. */
export type Draw = () => number;

/** How a library or a loop samples: what the naive loop is parametrised with. */
export interface Variates {
  readonly beta: (alpha: number, beta: number) => number;
  readonly poisson: (rate: number) => number;
  readonly uniform: () => number;
}

/** Textbook samplers over Math.random: Knuth's product for Poisson, two Marsaglia–Tsang gammas for a beta. */
export const textbook: Variates = {
  uniform: Math.random,
  poisson: (rate) => {
    const limit = Math.exp(-rate);
    let count = 0;
    for (let product = Math.random(); product > limit; product *= Math.random()) count += 1;
    return count;
  },
  beta: (alpha, beta) => {
    const x = gamma(alpha);
    return x / (x + gamma(beta));
  },
};

/** Sorted totals, one cell after the other: every risk of every simulation. */
export function naiveTotals(risks: readonly Risk[], simulations: number, variates: Variates): Float64Array {
  const cells = risks.map(({ occurrence, severity }) => ({ occurrence, draw: drawOf(severity, variates) }));
  const totals = new Float64Array(simulations);
  for (let n = 0; n < simulations; n += 1) {
    let total = 0;
    for (const { occurrence, draw } of cells) {
      if (occurrence.kind === "bernoulli") {
        if (variates.uniform() < occurrence.probability) total += draw();
      } else if (occurrence.kind === "poisson") {
        for (let left = variates.poisson(occurrence.rate); left > 0; left -= 1) total += draw();
      }
    }
    totals[n] = total;
  }
  return totals.sort();
}

function drawOf(severity: Risk["severity"], { beta, uniform }: Variates): Draw {
  if (severity.kind === "beta") {
    const { low, high, alpha, beta: other } = severity;
    return () => low + (high - low) * beta(alpha, other);
  }
  if (severity.kind !== "triangular") throw new Error(`no naive sampler for ${severity.kind}`);
  const { low, mode, high } = severity;
  const turn = (mode - low) / (high - low);
  return () => {
    const u = uniform();
    if (u < turn) return low + Math.sqrt(u * (high - low) * (mode - low));
    return high - Math.sqrt((1 - u) * (high - low) * (high - mode));
  };
}

function gamma(shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(Math.random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(): number {
  for (;;) {
    const x = 2 * Math.random() - 1;
    const y = 2 * Math.random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
