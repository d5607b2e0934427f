import {
  bernoulli,
  cdf,
  certain,
  compoundMoments,
  cvar,
  density,
  type Distribution,
  distributionMean,
  exactAggregate,
  imanConover,
  type IssueCode,
  type Occurrence,
  pearsonFromSpearman,
  pert,
  pointMass,
  poisson,
  poissonProbabilities,
  probabilityOfAny,
  quantile,
  rankCorrelation,
  RiskMathError,
  sdOfCorrelatedSum,
  shortfallOver,
  simulate,
  simulateQuantiles,
  simulateUntil,
  simulateVariants,
  sobolPoints,
  spearmanFromPearson,
  uncertainRate,
  validateDistribution,
  validateOccurrence,
  validateRisks,
} from "@riskloom/risk-math";
import { describe, expect, test } from "vitest";

/** Distributions as somebody writes them by hand or sends them over a wire, with the code that refuses them. */
const badDistributions: readonly (readonly [name: string, code: IssueCode, value: object])[] = [
  ["a family that is not known", "kind", { kind: "no-such-family", shape: 2, scale: 1 }],
  ["no family at all", "kind", {}],
  ["a family named like a property of every object", "kind", { kind: "constructor" }],
  ["a point without a value", "not-finite", { kind: "point" }],
  ["a point that is text", "not-finite", { kind: "point", value: "5" }],
  ["a normal of negative spread", "shape", { kind: "normal", mean: 0, sd: -5 }],
  ["a normal without spread", "shape", { kind: "normal", mean: 0, sd: 0 }],
  ["a triangle upside down", "order", { kind: "triangular", low: 9, mode: 5, high: 1 }],
  ["a triangle with its mode outside", "order", { kind: "triangular", low: 1, mode: 9, high: 5 }],
  ["a triangle without width", "order", { kind: "triangular", low: 1, mode: 1, high: 1 }],
  ["a beta upside down", "order", { kind: "beta", low: 9, high: 1, alpha: 2, beta: 2 }],
  ["a beta of negative shape", "shape", { kind: "beta", low: 0, high: 1, alpha: -2, beta: 2 }],
  [
    "a beta of a shape without end",
    "not-finite",
    { kind: "beta", low: 0, high: 1, alpha: 1, beta: Infinity },
  ],
  ["a beta of an immense shape", "shape", { kind: "beta", low: 0, high: 1, alpha: 1e9, beta: 2 }],
  [
    "a double triangle of probability 2",
    "percentile",
    { kind: "double-triangular", low: 0, mid: 1, high: 2, below: 2 },
  ],
  [
    "a double triangle with a side of no width",
    "support",
    { kind: "double-triangular", low: 0, mid: 0, high: 2, below: 0.5 },
  ],
  ["a lognormal of scale 0", "shape", { kind: "lognormal", shift: 0, scale: 0, sigma: 1 }],
  ["a lognormal of two signs", "shape", { kind: "lognormal", shift: 0, scale: 1, sigma: -1 }],
  ["a lognormal without moments", "range", { kind: "lognormal", shift: 0, scale: 1, sigma: 40 }],
  ["a metalog that does not rise", "shape", { kind: "metalog", a1: 0, a2: 1, a3: 5 }],
  ["a gamma of shape 0", "shape", { kind: "gamma", shape: 0, scale: 1 }],
  ["a gamma of scale 0", "shape", { kind: "gamma", shape: 1, scale: 0 }],
  ["no outcome", "empty", { kind: "discrete", values: [], probabilities: [] }],
  ["outcomes without values", "empty", { kind: "discrete" }],
  ["more outcomes than probabilities", "length", { kind: "discrete", values: [1, 2], probabilities: [1] }],
  [
    "probabilities that sum to 0.1",
    "range",
    { kind: "discrete", values: [1, 2], probabilities: [0.05, 0.05] },
  ],
  ["a negative probability", "range", { kind: "discrete", values: [1, 2], probabilities: [-0.5, 1.5] }],
  ["outcomes out of order", "order", { kind: "discrete", values: [2, 1], probabilities: [0.5, 0.5] }],
  [
    "an outcome that is no number",
    "not-finite",
    { kind: "discrete", values: [1, NaN], probabilities: [0.5, 0.5] },
  ],
];
const badOccurrences: readonly (readonly [name: string, code: IssueCode, value: object])[] = [
  ["a kind that is not known", "kind", { kind: "sometimes", rate: 1 }],
  ["a rate below 0", "negative-frequency", { kind: "poisson", rate: -1 }],
  ["a rate without end", "not-finite", { kind: "poisson", rate: Infinity }],
  ["a rate beyond 1e12", "range", { kind: "poisson", rate: 1e13 }],
  ["a probability of 2", "probability>1", { kind: "bernoulli", probability: 2 }],
  ["no probability", "not-finite", { kind: "bernoulli" }],
  [
    "an uncertain rate of no known family",
    "kind",
    { kind: "uncertain-rate", rate: { kind: "no-such-family" } },
  ],
  [
    "an uncertain rate that can fall below 0",
    "negative-frequency",
    { kind: "uncertain-rate", rate: { kind: "normal", mean: 1, sd: 1 } },
  ],
];

/** The wire knows no types: JSON text is read back as whatever the caller expects. */
function distributionFromWire(value: object): Distribution {
  return JSON.parse(JSON.stringify(value, special), restored);
}

function occurrenceFromWire(value: object): Occurrence {
  return JSON.parse(JSON.stringify(value, special), restored);
}

function special(_: string, entry: unknown): unknown {
  return typeof entry === "number" && !Number.isFinite(entry) ? `#${entry}` : entry;
}

function restored(_: string, entry: unknown): unknown {
  return typeof entry === "string" && entry.startsWith("#") ? Number(entry.slice(1)) : entry;
}

/** The codes with which a call is refused; an answer or another error fails the test. */
function refusal(call: () => unknown): string[] {
  try {
    return [`answered ${JSON.stringify(call())}`];
  } catch (error) {
    if (error instanceof RiskMathError) return [...new Set(error.issues.map(({ code }) => code))];
    throw error;
  }
}

describe.each(badDistributions)("%s", (_name, code, value) => {
  const severity = distributionFromWire(value);
  const risks = [{ id: 1, occurrence: poisson(1), severity }];
  const questions: Record<string, () => unknown> = {
    quantile: () => quantile(severity, 0.5),
    cdf: () => cdf(severity, 1),
    density: () => density(severity, 1),
    cvar: () => cvar(severity, 0.5),
    shortfall: () => shortfallOver(severity, 1),
    mean: () => distributionMean(severity),
    moments: () => compoundMoments(poisson(1), severity),
    rate: () => uncertainRate(severity),
    exact: () => exactAggregate(risks),
    simulate: () => simulate(risks, { simulations: 1, seed: 1 }),
    quantiles: () => simulateQuantiles(risks, { simulations: 1, seed: 1, sampler: "mc" }),
    variants: () => simulateVariants([risks], { simulations: 1, seed: 1 }),
  };
  test.each(Object.entries(questions))("is refused with its code by %s", (_question, ask) => {
    expect(refusal(ask)).toEqual([code]);
  });
  test("is reported with the path of the parameter", () => {
    const [found] = validateDistribution(severity, "here");
    expect(found?.path.startsWith("here")).toBe(true);
    expect(validateRisks(risks).every(({ path }) => path.startsWith("risks.0.severity"))).toBe(true);
  });
});

describe.each(badOccurrences)("an occurrence with %s", (_name, code, value) => {
  const occurrence = occurrenceFromWire(value);
  const risks = [{ id: 1, occurrence, severity: pointMass(1) }];
  const questions: Record<string, () => unknown> = {
    validateOccurrence: () => {
      const issues = validateOccurrence(occurrence);
      if (issues.length > 0) throw new RiskMathError(issues);
    },
    probability: () => probabilityOfAny(occurrence),
    moments: () => compoundMoments(occurrence, pointMass(1)),
    exact: () => exactAggregate(risks),
    simulate: () => simulate(risks, { simulations: 1, seed: 1 }),
    variants: () => simulateVariants([risks], { simulations: 1, seed: 1 }),
  };
  test.each(Object.entries(questions))("is refused with its code by %s", (_question, ask) => {
    expect(refusal(ask)).toEqual([code]);
  });
});

test("what is no number or no correlation is refused wherever dependence is asked for", () => {
  const sample = Float64Array.from([1, 2, NaN]);
  const sound = Float64Array.from([1, 2, 3]);
  expect(refusal(() => rankCorrelation(sample, sound))).toEqual(["not-finite"]);
  expect(refusal(() => rankCorrelation(sound, sample))).toEqual(["not-finite"]);
  expect(refusal(() => imanConover([sample], [[1]], 1))).toEqual(["not-finite"]);
  expect(refusal(() => imanConover([sound], [[1]], -1))).toEqual(["seed"]);
  expect(
    refusal(() =>
      imanConover(
        [sound, sound, sound],
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        1,
      ),
    ),
  ).toEqual(["length"]);
  for (const rho of [5, -1.1, NaN]) {
    const code = Number.isNaN(rho) ? "not-finite" : "correlation";
    expect(refusal(() => sdOfCorrelatedSum([1, 2], rho))).toEqual([code]);
    expect(refusal(() => pearsonFromSpearman(rho))).toEqual([code]);
    expect(refusal(() => spearmanFromPearson(rho))).toEqual([code]);
  }
  // Four items cannot all correlate by less than -1/3.
  expect(refusal(() => sdOfCorrelatedSum([1, 1, 1, 1], -0.5))).toEqual(["correlation"]);
  expect(sdOfCorrelatedSum([1, 1, 1, 1], -1 / 3)).toBe(0);
  expect(refusal(() => sdOfCorrelatedSum([1, -1], 0))).toEqual(["range"]);
});

test("no simulation is begun that would not end soon", () => {
  const busy = [{ id: 1, occurrence: poisson(1e7), severity: pert({ low: 1, mid: 2, high: 3 }, 4) }];
  const options = { simulations: 1, seed: 1 };
  expect(refusal(() => simulate(busy, options))).toEqual(["range"]);
  expect(refusal(() => simulateVariants([busy], options))).toEqual(["range"]);
  expect(refusal(() => simulateUntil(busy, { seed: 1, percentiles: [0.5], tolerance: 0.01 }))).toEqual([
    "range",
  ]);
  expect(refusal(() => simulate(busy, { ...options, mostEvents: 0 }))).toEqual(["range"]);
  expect(refusal(() => sobolPoints(2, 1e9))).toEqual(["range"]);
  expect(refusal(() => sobolPoints(2, 2.5))).toEqual(["range"]);
  expect(refusal(() => sobolPoints(-1, 2))).toEqual(["range"]);
  expect(refusal(() => poissonProbabilities(1, 1e9))).toEqual(["range"]);
  const many = Array.from({ length: 1000 }, (_, id) => ({
    id,
    occurrence: certain(),
    severity: pointMass(1),
  }));
  expect(refusal(() => simulateQuantiles(many, { simulations: 1e8, seed: 1, sampler: "mc" }))).toEqual([
    "range",
  ]);
});

test("a run that may draw few events stops doubling and says that it did not converge", () => {
  const risks = [{ id: 1, occurrence: poisson(1), severity: pert({ low: 1, mid: 2, high: 3 }, 4) }];
  const rule = { seed: 1, percentiles: [0.5], tolerance: 1e-9, mostEvents: 20_000 };
  const run = simulateUntil(risks, rule);
  expect([run.converged, run.simulations]).toEqual([false, 8192]);
});

test("an uncertain rate of outcomes gives the probability of any event as the sum over them", () => {
  const rate: Distribution = { kind: "discrete", values: [0, 100], probabilities: [0.9, 0.1] };
  // 0.9 × 0 + 0.1 (1 - e^-100)
  expect(probabilityOfAny(uncertainRate(rate))).toBeCloseTo(0.1, 14);
  // Gamma: 1 - (1 + scale)^-shape, 1 - 3^-2.
  expect(probabilityOfAny(uncertainRate({ kind: "gamma", shape: 2, scale: 2 }))).toBeCloseTo(8 / 9, 14);
  expect(probabilityOfAny(bernoulli(0.25))).toBe(0.25);
});
