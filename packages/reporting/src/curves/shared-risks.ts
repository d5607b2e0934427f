import { pert, poisson, type Risk } from "@riskloom/risk-math";
import type { LossPortfolio } from "./loss-portfolio.ts";

/** More levels than moments and evaluation types that one report compares; identifiers of parts stay exact. */
const levelsPerRisk = 4096;

/**
 * The portfolios as risks that share their randomness. A risk that happens at different rates in them is split into
 * independent parts, one for each step from one rate to the next; a portfolio holds the parts up to its own rate. Parts
 * have identities of their own and the same draws wherever they occur, so whatever two portfolios have in common happens
 * in both in the same simulations, and their difference is that of the register.
 */
export function sharedRisks(portfolios: readonly LossPortfolio[]): Risk[][] {
  const steps = new Map<number, number[]>();
  for (const { riskIds, rates } of portfolios)
    riskIds.forEach((id, i) => {
      const rate = rates[i] ?? 0;
      const known = steps.get(id);
      if (known === undefined) steps.set(id, [rate]);
      else if (!known.includes(rate)) known.push(rate);
    });
  for (const levels of steps.values()) levels.sort((a, b) => a - b);
  return portfolios.map((portfolio) => partsOf(portfolio, steps));
}

function partsOf(
  { riskIds, rates, lows, mids, highs, lambda }: LossPortfolio,
  steps: ReadonlyMap<number, readonly number[]>,
): Risk[] {
  const parts: Risk[] = [];
  for (let i = 0; i < riskIds.length; i += 1) {
    const [id = 0, rate = 0, low = 0, mid = 0, high = 0] = [riskIds[i], rates[i], lows[i], mids[i], highs[i]];
    const severity = pert({ low, mid, high }, lambda);
    let below = 0;
    for (const [level, upTo] of (steps.get(id) ?? []).entries()) {
      if (upTo > rate) break;
      parts.push({ id: id * levelsPerRisk + level, occurrence: poisson(upTo - below), severity });
      below = upTo;
    }
  }
  return parts;
}
