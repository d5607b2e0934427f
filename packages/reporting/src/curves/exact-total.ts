import { type ExactAggregate, exactAggregate, pert, poisson, type Risk } from "@riskloom/risk-math";
import type { LossPortfolio } from "./loss-portfolio.ts";

/**
 * The exact distribution of the total of a portfolio, with its bounds. Losses of the same severity happen as one with the
 * sum of their rates, so that the risks of a matrix without estimates of their own come down to one per cell at most.
 */
export function exactTotal({ riskIds, rates, lows, mids, highs, lambda }: LossPortfolio): ExactAggregate {
  const merged = new Map<string, { rate: number; low: number; mid: number; high: number }>();
  for (let i = 0; i < riskIds.length; i += 1) {
    const [low = 0, mid = 0, high = 0, rate = 0] = [lows[i], mids[i], highs[i], rates[i]];
    const key = `${low}/${mid}/${high}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { rate, low, mid, high });
    else known.rate += rate;
  }
  return exactAggregate(
    [...merged.values()].map(({ rate, ...triple }, id): Risk => ({
      id,
      occurrence: poisson(rate),
      severity: pert(triple, lambda),
    })),
  );
}
