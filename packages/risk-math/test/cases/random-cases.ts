import {
  cvar,
  discrete,
  exponential,
  type Distribution,
  lognormal,
  mersenneTwister,
  nearestCorrelation,
  normal,
  oneFactorAggregate,
  percentileStandardError,
  philox4x32,
  quantile,
  density,
  rankInterval,
  requiredSimulations,
  bernoulli,
  cdf,
  expectedEvents,
  shortfallOver,
  sdOfCorrelatedSum,
  sobolPoints,
  spearmanFromPearson,
  summarise,
  threefry2x32,
  wilksSampleSize,
  Xoshiro,
} from "@riskloom/risk-math";
import { canonical } from "./aggregate-cases.ts";
import type { Answers, Case } from "./case.ts";
import { describeAggregate } from "./describe-aggregate.ts";
import { list, number, numbers, record } from "./read.ts";

/** Known answers of the generators. */
export function answerRandom({ input }: Case): Answers {
  if (input["dim"] !== undefined) return { points: sobolPoints(number(input["dim"]), number(input["n"])) };
  if (input["seed"] !== undefined) {
    const next = mersenneTwister(number(input["seed"]));
    const outputs = Array.from({ length: 10_000 }, next);
    return { first: outputs[0], ten_thousandth: outputs[9999] };
  }
  if (input["state"] !== undefined) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers(input["state"]);
    const random = new Xoshiro([a, b, c, d]);
    return { first10: Array.from({ length: 10 }, () => random.next()) };
  }
  return {
    out: list(input["cases"]).map((row) =>
      counterBased(record(row)).map((word) => `0x${word.toString(16).padStart(8, "0")}`),
    ),
  };
}

function counterBased(row: Record<string, unknown>): readonly number[] {
  const [c0 = 0, c1 = 0, c2, c3 = 0] = list(row["ctr"]).map(Number);
  const [k0 = 0, k1 = 0] = list(row["key"]).map(Number);
  return c2 === undefined ? threefry2x32([c0, c1], [k0, k1]) : philox4x32([c0, c1, c2, c3], [k0, k1]);
}

/** Quantile and tail figures of single distributions and samples. */
export function answerRiskMeasure({ input }: Case): Answers {
  if (input["sample"] !== undefined) {
    const sample = summarise(Float64Array.from(numbers(input["sample"])));
    const levels = numbers(input["alpha"]);
    return {
      VaR_inverse_cdf: levels.map((p) => sample.percentile(p).value),
      CVaR: levels.map((p) => sample.cvar(p)),
      type7: levels.map((p) => sample.type7(p)),
    };
  }
  const distribution = measured(input);
  const alpha = number(input["alpha"]);
  return { VaR: quantile(distribution, alpha), CVaR: cvar(distribution, alpha) };
}

function measured(input: Record<string, unknown>): Distribution {
  if (input["outcomes"] !== undefined) {
    return discrete(list(input["outcomes"]).map((row) => [number(list(row)[0]), number(list(row)[1])]));
  }
  if (input["dist"] === "exponential") return exponential(number(input["mean"]));
  if (input["dist"] === "lognormal")
    return lognormal({ mu: number(input["mu"]), sigma: number(input["sigma"]) });
  return normal({
    mean: Number(input["mean"] ?? input["mu"] ?? 0),
    sd: Number(input["sd"] ?? input["sigma"] ?? 1),
  });
}

/** Confidence ranks, standard errors and sample sizes. */
export function answerSampling({ id, input }: Case): Answers {
  if (id.startsWith("osci"))
    return { ...rankInterval(number(input["N"]), number(input["p"]), number(input["confidence"])) };
  if (id.startsWith("qse")) {
    const p = number(input["p"]);
    const standard = normal({ mean: 0, sd: 1 });
    return {
      se: percentileStandardError(number(input["N"]), p, density(standard, quantile(standard, p) ?? 0)),
    };
  }
  const confidence = Number(input["confidence"] ?? 0.95);
  if (id.startsWith("wilks")) {
    const share = Number(input["coverage"] ?? input["p"] ?? 0.95);
    return { n: wilksSampleSize(share, confidence, input["sides"] === 2 ? 2 : 1) };
  }
  const variation = number(input["c"] ?? input["cv"]);
  return {
    N: requiredSimulations({
      p: number(input["p"]),
      variation,
      relativeError: Number(input["rel"] ?? 0.01),
      confidence,
    }),
  };
}

/** Sums of dependent losses and repaired matrices. */
export function answerDependence({ input }: Case): Answers {
  if (input["generator"] !== undefined) return factor(input);
  if (input["matrix"] !== undefined) {
    return { ...nearestCorrelation(list(input["matrix"]).map(numbers)) };
  }
  if (input["sds"] !== undefined) {
    const sds = numbers(input["sds"]);
    return {
      sdIndependent: sdOfCorrelatedSum(sds, 0),
      sd: sdOfCorrelatedSum(sds, number(input["rho"])),
      sdComonotonic: sdOfCorrelatedSum(sds, 1),
    };
  }
  if (input["r"] !== undefined) return { spearman: spearmanFromPearson(number(input["r"])) };
  const item = lognormal({ mu: 0, sigma: number(input["sigma"]) });
  const at = (p: number): number => number(input["n"]) * (quantile(item, p) ?? 0);
  return { quantiles: Object.fromEntries([0.05, 0.5, 0.95].map((p) => [p, at(p)])) };
}

function factor(input: Record<string, unknown>): Answers {
  const risks = canonical(input).map((risk) => {
    const frequency = expectedEvents(risk.occurrence);
    return { ...risk, occurrence: bernoulli(Math.min(frequency, 0.95)) };
  });
  return describeAggregate(oneFactorAggregate(risks, number(input["rho"])));
}

/** Whether a reserve suffices. */
export function answerReserve({ input }: Case): Answers {
  const { mean, sd } = record(input["total"]);
  const total = normal({ mean: number(mean), sd: number(sd) });
  const reserve = number(input["reserve"]);
  const needed = quantile(total, number(input["percentile"])) ?? 0;
  return {
    pSufficient: cdf(total, reserve),
    reserveAtPercentile: needed,
    shortfallAtP80: Math.max(0, needed - reserve),
    expectedShortfallOverReserve: shortfallOver(total, reserve),
  };
}
