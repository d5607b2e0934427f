import { type Risk, validateRisks } from "../aggregate/risk.ts";
import { expectedEvents } from "../occurrence/occurrence.ts";
import { requireSeed } from "../random/risk-key.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { blockSize } from "./block-size.ts";
import { sampleBlocks } from "./sample-blocks.ts";
import { type SampleSummary, summarise } from "./sample-summary.ts";

export interface SimulationOptions {
  /** Number of simulated periods, 1 to 100,000,000. */
  readonly simulations: number;
  /** Whole number from 0 to 2^53 - 1; the same seed gives the same bits. */
  readonly seed: number;
  /**
   * Events that may be drawn at most, 2e9 unless said otherwise (about twenty seconds of one core); up to 1e12. Whole
   * blocks of 2,048 simulations are drawn, so that many events each add up even in a short run.
   */
  readonly mostEvents?: number;
}

/** A simulated total, with the seed that makes it again. */
export interface Simulation extends SampleSummary {
  readonly seed: number;
}

/**
 * Simulates the total loss of independent risks in one period.
 *
 * A risk's draws depend on seed and id alone: adding, removing or reordering other risks leaves them as they are, and a
 * longer run begins with the shorter one. Codes: those of `validateRisks`, `simulations`, `seed`, `range` (`mostEvents`).
 *
 * @example
 * const risks = [{ id: 1, occurrence: poisson(0.1), severity: pointMass(100) }];
 * simulate(risks, { simulations: 1000, seed: 7 }).simulations; // 1000
 */
export function simulate(risks: readonly Risk[], options: SimulationOptions): Simulation {
  const { simulations, seed } = options;
  requireSimulation(risks, options);
  const totals = sampleBlocks(risks, seed, { first: 0, count: Math.ceil(simulations / blockSize) });
  return { seed, ...summarise(totals.subarray(0, simulations)) };
}

/** Refuses what no simulation can be made of, or none that ends soon. */
export function requireSimulation(risks: readonly Risk[], options: SimulationOptions): void {
  const { simulations, seed, mostEvents = 2e9 } = options;
  refuse(validateRisks(risks));
  requireSimulationCount(simulations);
  requireSeed(seed);
  if (!(mostEvents > 0 && mostEvents <= 1e12)) {
    refuse(issue("mostEvents", "range", "must be above 0 and at most 1e12"));
  }
  const each = risks.reduce((sum, { occurrence }) => sum + expectedEvents(occurrence), 0);
  const events = each * Math.ceil(simulations / blockSize) * blockSize;
  if (events > mostEvents) {
    const message = `would draw ${events.toPrecision(2)} events, more than mostEvents; the exact total draws none`;
    refuse(issue("simulations", "range", message));
  }
}

export function requireSimulationCount(simulations: number, path: string = "simulations"): void {
  if (!Number.isInteger(simulations) || simulations < 1 || simulations > 1e8) {
    refuse(issue(path, "simulations", "must be a whole number from 1 to 100,000,000"));
  }
}
