import type { ScurveResult } from "@riskloom/domain";
import type { Bound, ExactAggregate } from "@riskloom/risk-math";
import { exactTotal } from "./exact-total.ts";
import { factsOf, type LossPortfolio } from "./loss-portfolio.ts";

export type ExactCurve = ScurveResult["matrices"][number]["curves"][number];

/** The S-curve of a portfolio with its proved bounds; `offset` shifts its axis, as by a budget. */
export function exactCurve(
  portfolio: LossPortfolio,
  { percentiles, offset }: { readonly percentiles: readonly number[]; readonly offset: number },
): ExactCurve {
  const total = exactTotal(portfolio);
  const asked = percentiles.map((percentile) => {
    const bound = total.bounds.quantile(percentile) ?? total.bounds.mean;
    return { percentile, value: bound.value + offset, ...endsOf(bound, offset) };
  });
  const points = pointsOf(total);
  return {
    ...factsOf(portfolio),
    mean: total.mean,
    sd: total.sd,
    probabilityOfNothing: total.probabilityOfNothing,
    method: total.method,
    probabilityBound: Math.max(...points.map(({ value, probability }) => missOf(total, value, probability))),
    points: points.map(({ value, probability }) => ({ value: value + offset, probability })),
    percentiles: asked,
    reserve: portfolio.reserve === null ? null : reserveOf(total, portfolio.reserve),
  };
}

/** 101 points of the curve; one where nothing varies. */
function pointsOf(total: ExactAggregate): ExactCurve["points"] {
  if (total.sd === 0) return [{ value: total.mean, probability: 1 }];
  return total.sCurve().map(({ x, probability }) => ({ value: x, probability }));
}

/** How far a probability may be off. */
function missOf(total: ExactAggregate, x: number, probability: number): number {
  const { low, high } = total.bounds.cdf(x);
  return Math.max(0, probability - (low ?? 0), (high ?? 1) - probability);
}

const endsOf = ({ low, high }: Bound, offset: number = 0) => ({
  low: low === null ? null : low + offset,
  high: high === null ? null : high + offset,
});

function reserveOf(total: ExactAggregate, amount: number): NonNullable<ExactCurve["reserve"]> {
  const confidence = total.bounds.cdf(amount);
  const neededAt80 = total.bounds.quantile(0.8) ?? total.bounds.mean;
  const shortfall = total.bounds.shortfall(amount);
  return {
    amount,
    confidence: confidence.value,
    neededAt80: neededAt80.value,
    shortfall: shortfall.value,
    bounds: {
      confidence: endsOf(confidence),
      neededAt80: endsOf(neededAt80),
      shortfall: endsOf(shortfall),
    },
  };
}
