import { exactAggregate, exponential, gamma, lognormal, poisson, type Risk } from "@riskloom/risk-math";
import { uniforms } from "./random-register.ts";

const levels = [0.5, 0.8, 0.9, 0.99, 0.999];

/**
 * Whether the bounds of a random portfolio of heavy tails (lognormals of σ up to 4, decades apart, beside gammas) agree
 * with as many independent draws within five standard errors of a proportion; what does not, in words.
 */
export function misses(seed: number, draws: number): string[] {
  const random = uniforms(seed + 500_000);
  const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    rate: 0.05 + 0.6 * random(),
    mu: 12 * random(),
    sigma: 0.5 + 3.5 * random(),
    exponential: random() < 0.2,
  }));
  const risks = parts.map(({ rate, mu, sigma, exponential: light }, id): Risk => ({
    id,
    occurrence: poisson(rate),
    severity: light ? exponential(Math.exp(mu)) : lognormal({ mu, sigma }),
  }));
  if (random() < 0.2)
    risks.push({ id: "g", occurrence: poisson(0.3), severity: gamma({ shape: 1, scale: 1000 }) });
  const all = [
    ...parts,
    ...(risks.length > parts.length ? [{ rate: 0.3, mu: Math.log(1000), sigma: 1, exponential: true }] : []),
  ];
  const { bounds } = exactAggregate(risks);
  const ends = levels.map((p) => {
    const { low, high } = bounds.quantile(p) ?? { low: null, high: null };
    return { p, low: low ?? -1, high: high ?? Infinity, below: 0, upTo: 0 };
  });
  const total = totalOf(all, random);
  for (let n = 0; n < draws; n += 1) {
    const sum = total();
    for (const end of ends) {
      if (sum < end.low) end.below += 1;
      if (sum <= end.high) end.upTo += 1;
    }
  }
  return ends.flatMap(({ p, low, high, below, upTo }) => {
    const slack = 5 * Math.sqrt((p * (1 - p)) / draws);
    const told = `portfolio ${seed}, P${100 * p} in [${low}, ${high}]:`;
    return [
      ...(below / draws > p + slack ? [`${told} ${below / draws} of the draws lie below`] : []),
      ...(upTo / draws < p - slack ? [`${told} only ${upTo / draws} of the draws lie up to it`] : []),
      // A bound that tells nothing would pass: it has to be narrow, too.
      ...(high - low > 2e-3 * high ? [`${told} is wide`] : []),
    ];
  });
}

interface Part {
  readonly rate: number;
  readonly mu: number;
  readonly sigma: number;
  readonly exponential: boolean;
}

/** One total: as many events as a Poisson draw says (Knuth), each of a risk by its share of the rate. */
function totalOf(parts: readonly Part[], random: () => number): () => number {
  const rate = parts.reduce((sum, part) => sum + part.rate, 0);
  const none = Math.exp(-rate);
  return () => {
    let sum = 0;
    for (let product = random(); product > none; product *= random()) {
      let place = random() * rate;
      const part = parts.find((one) => (place -= one.rate) < 0) ?? parts[0];
      if (part !== undefined)
        sum += part.exponential ? -Math.log(random()) * Math.exp(part.mu) : logNormal(part, random);
    }
    return sum;
  };
}

/** Box and Muller 1958. */
function logNormal({ mu, sigma }: Part, random: () => number): number {
  return Math.exp(mu + sigma * Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()));
}
