import {
  cdf,
  distributionMean,
  distributionSkewness,
  distributionVariance,
  type Distribution,
  doubleTriangular,
  evaluationValue,
  fitLognormal,
  fitMetalog,
  fitPert,
  fitShiftedLognormal,
  fitTriangular,
  lichtenbergItem,
  lichtenbergWeights,
  pearsonTukeyMean,
  pert,
  pertClassic,
  type PartialTriple,
  quantile,
  successiveTotal,
  swansonMean,
  triangular,
} from "@riskloom/risk-math";
import type { Answers } from "./case.ts";
import { list, number, numbers, text } from "./read.ts";

const percentiles = [0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99];

/** Triples, Lichtenberg's rules, fits to percentiles and evaluation values. */
export function answerEstimate(id: string, input: Record<string, unknown>): Answers {
  if (id.startsWith("lich-k")) return weights(input);
  if (id.startsWith("lich-total")) return total(input);
  if (id.startsWith("lich-")) {
    return { ...lichtenbergItem(triple(input), { w: number(input["w"]), d: number(input["d"]) }) };
  }
  if (id.startsWith("shortcut")) {
    return { pearsonTukey: pearsonTukeyMean(triple(input)), swanson: swansonMean(triple(input)) };
  }
  if (id.startsWith("value")) return { value: value(input) };
  if (Array.isArray(input["dist"])) return same(input["dist"].map((dist) => describe(dist, input)));
  return describe(input["dist"], input);
}

function describe(dist: unknown, input: Record<string, unknown>): Answers {
  const distribution = make(text(dist), input);
  const variance = distributionVariance(distribution);
  const kind = distribution.kind === "lognormal" ? "shifted-lognormal" : distribution.kind;
  const answers: Answers = { ...distribution, kind, mean: distributionMean(distribution), variance };
  answers["sd"] = Math.sqrt(variance);
  answers["skewness"] = distributionSkewness(distribution);
  answers["quantiles"] = Object.fromEntries(percentiles.map((p) => [p, quantile(distribution, p)]));
  for (const p of percentiles) answers[`P${Math.round(100 * p)}`] = quantile(distribution, p);
  answers["median"] = quantile(distribution, 0.5);
  if ("low" in distribution) Object.assign(answers, { min: distribution.low, max: distribution.high });
  if (distribution.kind === "beta") {
    const { alpha, beta, low, high } = distribution;
    answers["mode"] = low + ((high - low) * (alpha - 1)) / (alpha + beta - 2);
  }
  if (distribution.kind === "metalog") {
    Object.assign(answers, { a: [distribution.a1, distribution.a2, distribution.a3], feasible: true });
  }
  if (distribution.kind === "lognormal" && distribution.shift === 0) {
    answers["mu"] = Math.log(distribution.scale);
  }
  const mode = input["mode"];
  if (typeof mode === "number") answers["pBelowMode"] = cdf(distribution, mode);
  return answers;
}

function make(dist: string, input: Record<string, unknown>): Distribution {
  const given = triple(input);
  const pair = { low: Number(input["pLow"] ?? 0.05), high: Number(input["pHigh"] ?? 0.95) };
  const shape = Number(input["lambda_"] ?? 4);
  switch (dist) {
    case "triangular":
      return triangular(given);
    case "pert":
    case "lichtenberg":
      return pert(given, shape);
    case "pert-classic":
      return pertClassic(given);
    case "double-triangular":
      return doubleTriangular(given, number(input["pBelow"]));
    case "lognormal":
    case "lognormal-p5-p95":
      return fitLognormal({ low: number(input["low"]), high: number(input["high"]) }, pair).distribution;
    case "lognormal3":
      return fitShiftedLognormal(given, pair);
    case "metalog-spt":
      return fitMetalog(given, pair);
    case "triangular-percentile":
      return fitTriangular(given, pair);
    case "pert-percentile":
      return fitPert(given, pair, shape);
    default:
      throw new Error(`no family ${dist}`);
  }
}

function weights(input: Record<string, unknown>): Answers {
  const { w, d } = lichtenbergWeights(number(input["k"]), number(input["percentileLow"]));
  return { w, meanDivisor: 2 + w, sdDivisor: d };
}

function total(input: Record<string, unknown>): Answers {
  const items = list(input["items"]).map((row) => tripleOf(numbers(row)));
  const answer = successiveTotal(items, { w: number(input["w"]), d: number(input["d"]) });
  const asked = input["percentiles"] === undefined ? [] : numbers(input["percentiles"]);
  return {
    mean: answer.mean,
    sd: answer.sd,
    percentiles: asked.map((p) => answer.percentile(p)),
    priority: answer.priorities,
  };
}

function value(input: Record<string, unknown>): number {
  const frequency = tripleOf(numbers(input["freq"]));
  const consequence = tripleOf(numbers(input["cons"]));
  const family = input["family"] === undefined ? "pert" : text(input["family"]);
  if (family.includes("lognormal")) return lognormalMean(frequency) * lognormalMean(consequence);
  const shapes: Record<string, number> = { triangular: 1, "lichtenberg 3/5": 3, pert: 4 };
  const shape = shapes[family] ?? 2.9;
  return evaluationValue({ frequency, consequence, explicit: input["explicit"] === true, shape });
}

function lognormalMean({ low, high }: PartialTriple): number {
  const ends = { low: Number(low), high: Number(high) };
  return distributionMean(fitLognormal(ends, { low: 0.05, high: 0.95 }).distribution);
}

function triple(input: Record<string, unknown>): PartialTriple {
  return tripleOf([Number(input["low"]), Number(input["mid"] ?? input["mode"]), Number(input["high"])]);
}

function tripleOf([low, mid, high]: readonly number[]): PartialTriple {
  return { low, mid, high };
}

/** The answers of several families, which must agree. */
function same(answers: Answers[]): Answers {
  const [first = {}, ...rest] = answers;
  for (const other of rest) {
    if (JSON.stringify(other["quantiles"]) !== JSON.stringify(first["quantiles"]))
      throw new Error("families differ");
  }
  return first;
}
