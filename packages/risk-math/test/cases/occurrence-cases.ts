import {
  bernoulli,
  compoundMoments,
  expectedEvents,
  pert,
  poisson,
  poissonProbabilities,
  probabilityOfAny,
  rateOfProbability,
  uncertainRate,
} from "@riskloom/risk-math";
import type { Answers } from "./case.ts";
import { number, record } from "./read.ts";

/** Frequencies, probabilities and the moments of compound losses. */
export function answerOccurrence(input: Record<string, unknown>): Answers {
  if (input["pAtLeastOne"] !== undefined) return { lambda_: rateOfProbability(number(input["pAtLeastOne"])) };
  if (input["severity"] !== undefined) return compound(input);
  const occurrence = poisson(number(input["frequency"]), number(input["horizon"]));
  const events = expectedEvents(occurrence);
  return {
    expectedEvents: events,
    pAtLeastOne: probabilityOfAny(occurrence),
    pmf: poissonProbabilities(events, 12),
    naiveLinearProbability: events,
  };
}

function compound(input: Record<string, unknown>): Answers {
  const frequency = input["frequency"];
  const fixed = input["occurrence"] === "bernoulli" ? bernoulli : poisson;
  const occurrence = typeof frequency === "number" ? fixed(frequency) : uncertainRate(pertOf(frequency));
  const { mean, variance } = compoundMoments(occurrence, pertOf(input["severity"]));
  return { mean, variance, pNoLoss: 1 - probabilityOfAny(occurrence) };
}

function pertOf(input: unknown): ReturnType<typeof pert> {
  const { low, mid, high } = record(input);
  return pert({ low: number(low), mid: number(mid), high: number(high) }, 4);
}
