import {
  bernoulli,
  cdf,
  certain,
  discrete,
  type Distribution,
  distributionMean,
  doubleTriangular,
  exponential,
  gamma,
  lognormal,
  metalog,
  normal,
  type Occurrence,
  pert,
  pointMass,
  poisson,
  quantile,
  type Risk,
  shiftedLognormal,
  shortfallOver,
  simulate,
  simulateQuantiles,
  simulateVariants,
  triangular,
  uncertainRate,
} from "@riskloom/risk-math";

/** A total whose distribution has a closed form. */
export interface Marginal {
  readonly name: string;
  readonly risk: Risk;
  readonly cdf: (x: number) => number;
  /** `inf {x : F(x) >= p}`. */
  readonly quantile: (p: number) => number;
  /** `E[min(total, x)]`: unlike the mean, its estimate is normal after few draws. */
  readonly limited: (x: number) => number;
}

const triple = { low: 500, mid: 1000, high: 2000 };
const severities: Record<string, Distribution> = {
  "a PERT": pert(triple, 4),
  "a PERT with its mode at an end": pert({ low: 0, mid: 0, high: 9 }, 4),
  "a PERT of a large shape": pert(triple, 300),
  "a PERT between two rows of the table": pert({ low: 0, mid: 0.43, high: 7 }, 2.9),
  "a triangle": triangular(triple),
  "a triangle with its mode at an end": triangular({ low: 1, mid: 5, high: 5 }),
  "a double triangle": doubleTriangular(triple, 0.3),
  "a normal": normal({ mean: -3, sd: 2 }),
  "a lognormal of sigma 0.5": lognormal({ mu: 1, sigma: 0.5 }),
  "a lognormal of sigma 1": lognormal({ mu: 1, sigma: 1 }),
  "a lognormal of sigma 3": lognormal({ mu: 0, sigma: 3 }),
  "a lognormal with a long lower tail": shiftedLognormal({ shift: 10, scale: -2, sigma: -1.5 }),
  "a metalog": metalog({ a1: 5, a2: 1, a3: 1.2 }),
  "a gamma of shape 0.3": gamma({ shape: 0.3, scale: 5 }),
  "a gamma of shape 20": gamma({ shape: 20, scale: 5 }),
  "an exponential": exponential(7),
  "three outcomes": discrete([
    [-1, 0.2],
    [0, 0.5],
    [6, 0.3],
  ]),
  "a point": pointMass(4),
};

/** Every family once for certain, rarely and often: the samplers' three ways to place single events. */
const singleMarginals: readonly Marginal[] = Object.entries(severities).flatMap(([name, severity]) =>
  [1, 0.2, 0.8].map((p) => single(name, p, severity)),
);

function single(name: string, p: number, severity: Distribution): Marginal {
  const occurrence = p === 1 ? certain() : bernoulli(p);
  const whole = (x: number): number => p * cdf(severity, x) + (x >= 0 ? 1 - p : 0);
  return {
    name: `${name}, probability ${p}`,
    risk: { id: name, occurrence, severity },
    cdf: whole,
    quantile: (level) => {
      const below = p * cdf(severity, 0);
      if (p < 1 && level > below && level <= below + 1 - p) return 0;
      const inside = p === 1 || level <= below ? level / p : 1 - (1 - level) / p;
      return quantile(severity, inside) ?? 0;
    },
    limited: (x) => p * (distributionMean(severity) - shortfallOver(severity, x)) + (1 - p) * Math.min(0, x),
  };
}

/** Sums of many events of gamma losses: `P(S <= x) = Σ P(N = n) P(n shape, x / scale)`. */
const compoundMarginals: readonly Marginal[] = [
  compound("Poisson 2 of exponentials", poisson(2), poissonCounts(2)),
  compound("Poisson 0.05 of exponentials", poisson(0.05), poissonCounts(0.05)),
  compound("Poisson 30 of exponentials", poisson(30), poissonCounts(30)),
  compound("Poisson 2 of gammas of shape 0.3", poisson(2), poissonCounts(2), 0.3),
  // A gamma rate makes the number of events negative binomial; shape 1 makes it geometric.
  compound("geometric of exponentials", uncertainRate(exponential(2)), geometricCounts(2)),
  compound(
    "one of two rates of exponentials",
    uncertainRate(
      discrete([
        [1, 0.5],
        [6, 0.5],
      ]),
    ),
    poissonCounts(1).map((p, n) => (p + (poissonCounts(6)[n] ?? 0)) / 2),
  ),
];

function poissonCounts(rate: number): number[] {
  const counts = [Math.exp(-rate)];
  for (let n = 1; n < 160; n += 1) counts.push(((counts[n - 1] ?? 0) * rate) / n);
  return counts;
}

function geometricCounts(mean: number): number[] {
  return Array.from({ length: 160 }, (_, n) => (mean / (1 + mean)) ** n / (1 + mean));
}

function compound(
  name: string,
  occurrence: Occurrence,
  counts: readonly number[],
  shape: number = 1,
): Marginal {
  const scale = 5;
  const parts = counts.map((weight, n) => ({
    weight,
    sum: n > 0 ? gamma({ shape: n * shape, scale }) : pointMass(0),
  }));
  const whole = (x: number): number => parts.reduce((all, { weight, sum }) => all + weight * cdf(sum, x), 0);
  return {
    name,
    risk: { id: name, occurrence, severity: gamma({ shape, scale }) },
    cdf: whole,
    quantile: (level) => bisect(whole, level),
    limited: (x) =>
      parts.reduce(
        (all, { weight, sum }) => all + weight * (distributionMean(sum) - shortfallOver(sum, x)),
        0,
      ),
  };
}

function bisect(rising: (x: number) => number, level: number): number {
  if (rising(0) >= level) return 0;
  let [low, high] = [0, 2000];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < level) low = middle;
    else high = middle;
  }
  return high;
}

/** How a sampler draws the totals of one risk. */
export const samplers: Record<string, (risk: Risk, simulations: number, seed: number) => Float64Array> = {
  simulate: (risk, simulations, seed) => simulate([risk], { simulations, seed }).totals,
  variants: (risk, simulations, seed) =>
    simulateVariants([[risk]], { simulations, seed }).variants[0]?.totals ?? new Float64Array(0),
  "independent quantiles": (risk, simulations, seed) =>
    simulateQuantiles([risk], { simulations, seed, sampler: "mc" }).totals,
  "Latin hypercube": (risk, simulations, seed) =>
    simulateQuantiles([risk], { simulations, seed, sampler: "lhs" }).totals,
  Sobol: (risk, simulations, seed) =>
    simulateQuantiles([risk], {
      simulations: 2 ** Math.floor(Math.log2(simulations)),
      seed,
      sampler: "sobol",
    }).totals,
};

/** What a sampler can draw: variants have no uncertain rates. */
export function marginalsOf(sampler: string): Marginal[] {
  return [...singleMarginals, ...compoundMarginals].filter(
    ({ risk }) => sampler !== "variants" || risk.occurrence.kind !== "uncertain-rate",
  );
}

/** Standard scores of a sampler's limited mean and of its shares below percentiles, over many seeds. */
export function scores(
  { risk, cdf: below, quantile: at, limited }: Marginal,
  draw: (risk: Risk, simulations: number, seed: number) => Float64Array,
  {
    seeds,
    simulations,
    levels,
  }: { readonly seeds: number; readonly simulations: number; readonly levels: readonly number[] },
): Record<string, number> {
  const top = at(levels.at(-1) ?? 0.5);
  const marks = levels.map((level) => ({ x: at(level), count: 0 }));
  let [count, sum, squares] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const total of draw(risk, simulations, seed * 7_919)) {
      const value = Math.min(total, top);
      count += 1;
      sum += value;
      squares += value * value;
      for (const mark of marks) if (total <= mark.x) mark.count += 1;
    }
  }
  const mean = sum / count;
  const error = Math.sqrt(Math.max(0, squares / count - mean * mean) / count);
  const found: Record<string, number> = { mean: error > 0 ? (mean - limited(top)) / error : 0 };
  marks.forEach(({ x, count: hits }, i) => {
    // The share itself, not the level: at an atom it is larger.
    const share = below(x);
    const spread = Math.sqrt(Math.max(share * (1 - share), 0) * count);
    found[`P${100 * (levels[i] ?? 0)}`] =
      spread > 0 ? (hits - share * count) / spread : hits === count ? 0 : 99;
  });
  return found;
}
