import { issue, refuse } from "../risk-math-error.ts";
import type { Risk } from "../aggregate/risk.ts";
import { requireSimulationCount, simulate, type Simulation } from "./simulate.ts";

export interface ConvergenceRule {
  readonly seed: number;
  /** Percentiles that must be known, strictly between 0 and 1. */
  readonly percentiles: readonly number[];
  /** Half width of the interval over the size of the percentile. */
  readonly tolerance: number;
  readonly confidence?: number;
  readonly start?: number;
  readonly most?: number;
}

export interface ConvergedSimulation extends Simulation {
  readonly converged: boolean;
}

/**
 * Simulates until the confidence interval of every asked percentile is within the tolerance, doubling the number each
 * time; looking only at doublings avoids the bias of stopping at a lucky moment.
 *
 * A percentile of 0 counts as known once its interval is [0, 0]. Codes: those of `simulate`, `range` (tolerance),
 * `percentile`.
 */
export function simulateUntil(risks: readonly Risk[], rule: ConvergenceRule): ConvergedSimulation {
  const { seed, percentiles, tolerance, confidence = 0.95, start = 2048, most = 1_048_576 } = rule;
  if (!(tolerance > 0)) refuse(issue("tolerance", "range", "must be above 0"));
  requireSimulationCount(start);
  requireSimulationCount(most);
  for (let simulations = Math.min(start, most); ; simulations = Math.min(most, 2 * simulations)) {
    const run = simulate(risks, { simulations, seed });
    const known = percentiles.every((p) => {
      const { value, low, high } = run.percentile(p, confidence);
      return low !== null && high !== null && (high - low) / 2 <= tolerance * Math.abs(value);
    });
    if (known || simulations >= most) return { ...run, converged: known };
  }
}
