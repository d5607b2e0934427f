import { type Aggregate, exactAggregate, pert, poisson, type Risk } from "@riskloom/risk-math";
import type { LossPortfolio } from "./loss-portfolio.ts";

/**
 * The exact distribution of the total of a portfolio. Losses of the same severity happen as one with the sum of their
 * rates, so that the risks of a matrix without estimates of their own come down to one per cell at most.
 *
 * A few risks whose losses lie decades apart leave the small ones between two points of the usual lattice. As long as its
 * error tells so they get finer ones, which few risks can afford: 0.1 s of CPU time for the first, 1 s for the last.
 */
export function exactTotal({ riskIds, rates, lows, mids, highs, lambda }: LossPortfolio): Aggregate {
  const merged = new Map<string, { rate: number; low: number; mid: number; high: number }>();
  for (let i = 0; i < riskIds.length; i += 1) {
    const [low = 0, mid = 0, high = 0, rate = 0] = [lows[i], mids[i], highs[i], rates[i]];
    const key = `${low}/${mid}/${high}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { rate, low, mid, high });
    else known.rate += rate;
  }
  const risks = [...merged.values()].map(({ rate, ...triple }, id): Risk => ({
    id,
    occurrence: poisson(rate),
    severity: pert(triple, lambda),
  }));
  let total = exactAggregate(risks);
  if (risks.length > few) return total;
  for (const latticeSize of finerLattices)
    if (total.method === "lattice" && total.cdfError > goodEnough)
      total = exactAggregate(risks, { latticeSize });
  return total;
}

/** Different severities up to which finer lattices are worth their time. */
const few = 64;

/** Points of the finer lattices, the usual one having 2^14. */
const finerLattices = [2 ** 17, 2 ** 20];

/** Error of the distribution function, a fiftieth of a percent, that no picture shows. */
const goodEnough = 2e-4;
