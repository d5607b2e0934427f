import { validatePercentile } from "../estimates/percentile.ts";
import { issue, refuse } from "../risk-math-error.ts";
import type { Risk } from "../aggregate/risk.ts";
import { expectedEvents } from "../occurrence/occurrence.ts";
import { blockSize } from "./block-size.ts";
import { requireSimulation, requireSimulationCount, simulate, type Simulation } from "./simulate.ts";

export interface ConvergenceRule {
  readonly seed: number;
  /** Percentiles that must be known, strictly between 0 and 1. */
  readonly percentiles: readonly number[];
  /** Half width of the interval over the size of the percentile. */
  readonly tolerance: number;
  readonly confidence?: number;
  readonly start?: number;
  readonly most?: number;
  readonly mostEvents?: number;
}

export interface ConvergedSimulation extends Simulation {
  readonly converged: boolean;
}

/**
 * Simulates until the confidence interval of every asked percentile is within the tolerance, doubling the number each
 * time; looking only at doublings avoids the bias of stopping at a lucky moment. It ends unconverged at `most`
 * simulations, or when the next run would draw more than `mostEvents` events.
 *
 * A percentile of 0 counts as known once its interval is [0, 0]. Codes: those of `simulate`, `range` (tolerance),
 * `percentile`.
 */
export function simulateUntil(risks: readonly Risk[], rule: ConvergenceRule): ConvergedSimulation {
  const {
    seed,
    percentiles,
    tolerance,
    confidence = 0.95,
    start = 2048,
    most = 1_048_576,
    mostEvents = 2e9,
  } = rule;
  if (!(tolerance > 0)) refuse(issue("tolerance", "range", "must be above 0"));
  requireSimulationCount(start, "start");
  percentiles.forEach((p, i) => {
    refuse(validatePercentile(p, `percentiles.${i}`));
    if (p === 0 || p === 1)
      refuse(issue(`percentiles.${i}`, "percentile", "must lie strictly inside (0, 1)"));
  });
  requireSimulationCount(most, "most");
  requireSimulation(risks, { simulations: Math.min(start, most), seed, mostEvents });
  const events = risks.reduce((sum, { occurrence }) => sum + expectedEvents(occurrence), 0);
  for (let simulations = Math.min(start, most); ; simulations = Math.min(most, 2 * simulations)) {
    const run = simulate(risks, { simulations, seed, mostEvents });
    const known = percentiles.every((p) => {
      const { value, low, high } = run.percentile(p, confidence);
      return low !== null && high !== null && (high - low) / 2 <= tolerance * Math.abs(value);
    });
    const last = simulations >= most || 2 * (simulations + blockSize) * events > mostEvents;
    if (known || last) return { ...run, converged: known };
  }
}
