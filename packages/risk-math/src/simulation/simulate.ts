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
}

/** A simulated total, with the seed that makes it again. */
export interface Simulation extends SampleSummary {
  readonly seed: number;
}

/**
 * Simulates the total loss of independent risks in one period.
 *
 * A risk's draws depend on seed and id alone: adding, removing or reordering other risks leaves them as they are, and a
 * longer run begins with the shorter one. Codes: those of `validateRisks`, `simulations`, `seed`.
 *
 * @example
 * const risks = [{ id: 1, occurrence: poisson(0.1), severity: pointMass(100) }];
 * simulate(risks, { simulations: 1000, seed: 7 }).simulations; // 1000
 */
export function simulate(risks: readonly Risk[], { simulations, seed }: SimulationOptions): Simulation {
  requireSimulation(risks, { simulations, seed });
  const totals = sampleBlocks(risks, seed, { first: 0, count: Math.ceil(simulations / blockSize) });
  return { seed, ...summarise(totals.subarray(0, simulations)) };
}

/** Refuses what no simulation can be made of. */
export function requireSimulation(risks: readonly Risk[], { simulations, seed }: SimulationOptions): void {
  refuse(validateRisks(risks));
  requireSimulationCount(simulations);
  requireSeed(seed);
  const events = risks.reduce((sum, { occurrence }) => sum + expectedEvents(occurrence), 0);
  if (events * simulations > mostEvents) {
    refuse(
      issue(
        "simulations",
        "range",
        "times the expected events exceeds 1e11; the exact total needs no sampling",
      ),
    );
  }
}

/** A quarter of an hour of drawing. */
const mostEvents = 1e11;

export function requireSimulationCount(simulations: number): void {
  if (!Number.isInteger(simulations) || simulations < 1 || simulations > 1e8) {
    refuse(issue("simulations", "simulations", "must be a whole number from 1 to 100,000,000"));
  }
}
