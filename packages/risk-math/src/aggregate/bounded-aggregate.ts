import { boundFigures, type Points, type Proof } from "../bounds/figures.ts";
import { remembered } from "../bounds/remembered.ts";
import { compoundMoments } from "../occurrence/compound-moments.ts";
import { type Answers, aggregateOf, type ExactAggregate } from "./aggregate.ts";
import type { Risk } from "./risk.ts";
import type { TotalCumulants } from "./total-cumulants.ts";

/** An engine's answers with the arguments that bound them. */
export interface ProvedAnswers extends Answers {
  readonly proofs: readonly Proof[];
  /**
   * Whether the answers lie between their bounds by construction. Those of the others are moved there, so that asking
   * costs what the bounds cost.
   */
  readonly enclosed: boolean;
}

/** The total with its bounds. */
export function boundedAggregate(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  answers: ProvedAnswers,
): ExactAggregate {
  const plain = aggregateOf(cumulants, answers);
  const points: Points = { ...plain, quantile: remembered(plain.quantile) };
  const size = risks.reduce(
    (sum, { occurrence, severity }) => sum + Math.abs(compoundMoments(occurrence, severity).mean),
    0,
  );
  const bounds = boundFigures(answers.proofs, points, { risks: risks.length, size });
  if (answers.enclosed) return { ...plain, bounds };
  const moved = aggregateOf(cumulants, {
    ...answers,
    cdf: (x) => bounds.cdf(x).value,
    quantile: (p) => bounds.quantile(p)?.value ?? cumulants.mean,
    shortfall: (x) => bounds.shortfall(x).value,
  });
  return { ...moved, cvar: (p) => bounds.cvar(p)?.value ?? null, bounds };
}
