import type { ScurveResult } from "@riskloom/domain";
import type { Aggregate } from "@riskloom/risk-math";
import { exactTotal } from "./exact-total.ts";
import { factsOf, type LossPortfolio } from "./loss-portfolio.ts";

export type ExactCurve = ScurveResult["matrices"][number]["curves"][number];

/** The S-curve of a portfolio; `offset` shifts its axis, as by a budget. */
export function exactCurve(
  portfolio: LossPortfolio,
  { percentiles, offset }: { readonly percentiles: readonly number[]; readonly offset: number },
): ExactCurve {
  const total = exactTotal(portfolio);
  return {
    ...factsOf(portfolio),
    mean: total.mean,
    sd: total.sd,
    probabilityOfNothing: total.probabilityOfNothing,
    method: total.method,
    error: total.cdfError,
    points: pointsOf(total, offset),
    percentiles: percentiles.map((percentile) => {
      const value = total.quantile(percentile) ?? total.mean;
      const { low, high } = total.bracket(percentile);
      return {
        percentile,
        value: value + offset,
        low: (low ?? value) + offset,
        high: (high ?? value) + offset,
      };
    }),
    reserve: portfolio.reserve === null ? null : reserveOf(total, portfolio.reserve),
  };
}

/** 101 points of the curve; one where nothing varies. */
function pointsOf(total: Aggregate, offset: number): ExactCurve["points"] {
  if (total.sd === 0) return [{ value: total.mean + offset, probability: 1 }];
  return total.sCurve({ offset }).map(({ x, probability }) => ({ value: x, probability }));
}

const reserveOf = (total: Aggregate, amount: number): NonNullable<ExactCurve["reserve"]> => ({
  amount,
  confidence: total.cdf(amount),
  neededAt80: total.quantile(0.8) ?? total.mean,
  shortfall: total.shortfall(amount),
});
