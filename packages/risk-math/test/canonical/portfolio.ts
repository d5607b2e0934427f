import {
  bernoulli,
  fitLognormal,
  pert,
  poisson,
  type Distribution,
  type Risk,
  triangular,
} from "@riskloom/risk-math";

/** The portfolios every engine is measured on: 1,000 mixed or rare risks, or 50. */
export type PortfolioName = "mixed" | "rare" | "small";
export type SeverityName = "pert" | "tri" | "logn";

const ranges = {
  mixed: { count: 1000, bernoulli: [0.003, 1], poisson: [0.01, 3] },
  rare: { count: 1000, bernoulli: [0.001, 0.1], poisson: [0.001, 0.1] },
  small: { count: 50, bernoulli: [0.003, 0.5], poisson: [0.01, 1] },
} as const;

/** The generator of the fixture's `meta`: a linear congruential sequence, four draws per risk. */
export function portfolio(name: PortfolioName, severity: SeverityName, size?: number): Risk[] {
  const range = ranges[name];
  const draw = sequence();
  return Array.from({ length: size ?? range.count }, (_, id) => {
    const [u1, u2, u3, u4] = [draw(), draw(), draw(), draw()];
    const rare = id % 2 === 0;
    const [low, high] = rare ? range.bernoulli : range.poisson;
    const frequency = low * Math.exp(u1 * Math.log(high / low));
    const mid = 1e4 * Math.exp(u2 * Math.log(100));
    const triple = { low: mid * (0.3 + 0.6 * u3), mid, high: mid * (1.2 + 2.8 * u4) };
    const occurrence = rare ? bernoulli(frequency) : poisson(frequency);
    return { id, occurrence, severity: severities[severity](triple) };
  });
}

const severities: Record<SeverityName, (triple: { low: number; mid: number; high: number }) => Distribution> =
  {
    pert: (triple) => pert(triple, 4),
    tri: triangular,
    // The median is the mid and the ends only give the spread.
    logn: ({ low, mid, high }) => {
      const fit = fitLognormal({ low, high }, { low: 0.05, high: 0.95 });
      return { kind: "lognormal", shift: 0, scale: mid, sigma: fit.sigma };
    },
  };

function sequence(): () => number {
  let state = 12_345;
  const next = (): number => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return Math.floor(state / 256) / 2 ** 24;
  };
  for (let i = 0; i < 10; i += 1) next();
  return next;
}
