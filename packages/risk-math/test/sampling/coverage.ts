import {
  certain,
  exactAggregate,
  exponential,
  lognormal,
  normal,
  poisson,
  quantile,
  type Risk,
  type SampleSummary,
  simulate,
  simulateQuantiles,
  simulateUntil,
  simulateVariants,
} from "@riskloom/risk-math";

/** A way to state intervals, and the percentiles that they should cover. */
export interface IntervalSource {
  readonly run: (seed: number) => SampleSummary;
  readonly truth: (p: number) => number;
  readonly levels: readonly number[];
}

const normals: readonly Risk[] = [1, 2, 3].map((sd) => ({
  id: sd,
  occurrence: certain(),
  severity: normal({ mean: 10 * sd, sd }),
}));
const correlation = [
  [1, 0.5, 0.5],
  [0.5, 1, 0.5],
  [0.5, 0.5, 1],
];
/** Sums of normals are normal: variance 14, with the correlation 14 + 2 × 0.5 × (2 + 3 + 6). */
const normalSum = (variance: number) => (p: number) =>
  quantile(normal({ mean: 60, sd: Math.sqrt(variance) }), p) ?? 0;
const events: readonly Risk[] = [{ id: 1, occurrence: poisson(2), severity: exponential(5) }];
const exact = exactAggregate(events);
const eventsAt = (p: number): number => exact.quantile(p) ?? 0;
const heavy: readonly Risk[] = [{ id: 1, occurrence: certain(), severity: lognormal({ mu: 0, sigma: 3 }) }];
const middle = [0.1, 0.5, 0.8, 0.95];
const positive = [0.3, 0.5, 0.8, 0.95];

export const intervalSources: Record<string, IntervalSource> = {
  "simulate, many events": {
    run: (seed) => simulate(events, { simulations: 1000, seed }),
    truth: eventsAt,
    levels: positive,
  },
  "simulate, a heavy tail": {
    run: (seed) => simulate(heavy, { simulations: 2048, seed }),
    truth: (p) => Math.exp(3 * (quantile(normal({ mean: 0, sd: 1 }), p) ?? 0)),
    levels: [0.01, 0.5, 0.9, 0.9985],
  },
  simulateUntil: {
    run: (seed) => simulateUntil(events, { seed, percentiles: [0.8], tolerance: 0.08, start: 256 }),
    truth: eventsAt,
    levels: positive,
  },
  "simulateVariants, the first": {
    run: (seed) => simulateVariants([events, []], { simulations: 500, seed }).variants[0] ?? fail(),
    truth: eventsAt,
    levels: positive,
  },
  "quantiles, independent": {
    run: (seed) => simulateQuantiles(events, { simulations: 500, seed, sampler: "mc" }),
    truth: eventsAt,
    levels: positive,
  },
  "quantiles, correlated": {
    run: (seed) => simulateQuantiles(normals, { simulations: 512, seed, sampler: "mc", correlation }),
    truth: normalSum(25),
    levels: middle,
  },
  "Latin hypercube": {
    run: (seed) => simulateQuantiles(normals, { simulations: 1024, seed, sampler: "lhs" }),
    truth: normalSum(14),
    levels: middle,
  },
  // With 64 points in a replication its counts take two values, which makes Student's interval a percent too wide.
  Sobol: {
    run: (seed) => simulateQuantiles(normals, { simulations: 4096, seed, sampler: "sobol" }),
    truth: normalSum(14),
    levels: middle,
  },
};

function fail(): never {
  throw new Error("no variant");
}

/** How often the stated intervals hold the truth, in standard errors from how often they say they do. */
export function coverageScores(source: IntervalSource, seeds: number): Record<string, number> {
  const rows = source.levels.map((p) => ({ p, value: source.truth(p), covered: 0, stated: 0 }));
  for (let seed = 0; seed < seeds; seed += 1) {
    const summary = source.run(seed * 7_919 + 1);
    for (const row of rows) {
      const { low, high, coverage } = summary.percentile(row.p);
      row.covered += Number((low === null || low <= row.value) && (high === null || row.value <= high));
      row.stated += coverage;
    }
  }
  return Object.fromEntries(
    rows.map(({ p, covered, stated }) => {
      const said = stated / seeds;
      return [`P${100 * p}`, (covered / seeds - said) / Math.sqrt((said * (1 - said)) / seeds)];
    }),
  );
}
