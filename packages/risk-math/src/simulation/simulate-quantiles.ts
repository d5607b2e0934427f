import type { Risk } from "../aggregate/risk.ts";
import { choleskyFactor, type Matrix } from "../dependence/correlation-matrix.ts";
import { nearestCorrelation, type RepairedCorrelation } from "../dependence/nearest-correlation.ts";
import { normalCdf } from "../numeric/normal.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { compoundMoments } from "../occurrence/compound-moments.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { compoundQuantile } from "./compound-quantiles.ts";
import { summarise } from "./sample-summary.ts";
import { requireSimulation, type Simulation, type SimulationOptions } from "./simulate.ts";
import { type Sampler, uniformColumn } from "./uniforms.ts";

export interface QuantileSimulationOptions extends SimulationOptions {
  /** Plain draws, Latin hypercube or scrambled Sobol (a power of two of simulations). */
  readonly sampler: Sampler;
  /** Gaussian copula between the risks' losses, in their order. An invalid one is repaired, and the repair reported. */
  readonly correlation?: Matrix;
}

export interface QuantileSimulation extends Simulation {
  /** What was done to the correlation matrix; null without one. */
  readonly correlation: RepairedCorrelation | null;
}

/**
 * Simulates with one uniform per risk and simulation through the quantile function of the risk's loss, which is what
 * stratified sampling and copulas need. With a correlation the risks times simulations are limited to 20 million.
 *
 * Codes: those of `simulate` and `validateCorrelation`, `simulations` (Sobol without a power of two), `length`, `range`.
 */
export function simulateQuantiles(
  risks: readonly Risk[],
  { simulations, seed, sampler, correlation }: QuantileSimulationOptions,
): QuantileSimulation {
  requireSimulation(risks, { simulations, seed });
  if (sampler === "sobol" && !Number.isInteger(Math.log2(simulations))) {
    refuse(issue("simulations", "simulations", "must be a power of two for Sobol points"));
  }
  const dimensions = sobolOrder(risks);
  const column = (risk: Risk, i: number): Float64Array =>
    uniformColumn({ sampler, count: simulations, seed, id: risk.id, dimension: dimensions[i] ?? i });
  const totals = new Float64Array(simulations);
  const repaired = correlation === undefined ? null : requireCorrelation(risks, correlation, simulations);
  const columns = repaired === null ? null : dependent(risks.map(column), repaired.matrix);
  risks.forEach((risk, i) => {
    const quantile = compoundQuantile(risk);
    const uniforms = columns?.[i] ?? column(risk, i);
    for (let n = 0; n < simulations; n += 1) totals[n] = (totals[n] ?? 0) + quantile(uniforms[n] ?? 0.5);
  });
  return { seed, correlation: repaired, ...summarise(totals) };
}

function requireCorrelation(
  risks: readonly Risk[],
  correlation: Matrix,
  simulations: number,
): RepairedCorrelation {
  if (correlation.length !== risks.length) {
    refuse(issue("correlation", "length", `must have ${risks.length} rows, one per risk`));
  }
  if (risks.length * simulations > 20_000_000) {
    refuse(issue("simulations", "range", "times the number of risks must be at most 20 million"));
  }
  return nearestCorrelation(correlation);
}

/** The risks of largest variance get the first, best distributed Sobol coordinates. */
function sobolOrder(risks: readonly Risk[]): number[] {
  const variances = risks.map(({ occurrence, severity }) => compoundMoments(occurrence, severity).variance);
  const order = [...risks.keys()].toSorted((a, b) => (variances[b] ?? 0) - (variances[a] ?? 0));
  const dimensions: number[] = [];
  order.forEach((risk, dimension) => (dimensions[risk] = dimension));
  return dimensions;
}

/** Uniforms joined by the copula: normal scores times the Cholesky factor, never the losses themselves. */
function dependent(columns: readonly Float64Array[], correlation: Matrix): Float64Array[] {
  const factor = choleskyFactor(correlation) ?? [];
  const scores = columns.map((column) => column.map((u) => normalQuantile(u)));
  return columns.map((column, i) =>
    column.map((_, n) => {
      let z = 0;
      for (let j = 0; j <= i; j += 1) z += (factor[i]?.[j] ?? 0) * (scores[j]?.[n] ?? 0);
      return Math.min(1 - 1e-16, Math.max(1e-300, normalCdf(z)));
    }),
  );
}
