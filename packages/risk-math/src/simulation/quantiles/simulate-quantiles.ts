import { type Risk, validateRisks } from "../../aggregate/risk.ts";
import { choleskyFactor } from "../../dependence/correlation-factor.ts";
import type { Matrix } from "../../dependence/matrix.ts";
import { nearestCorrelation, type RepairedCorrelation } from "../../dependence/nearest-correlation.ts";
import { normalCdf } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { compoundMoments } from "../../occurrence/compound-moments.ts";
import { requireSeed } from "../../random/risk-key.ts";
import { issue, refuse, RiskMathError } from "../../risk-math-error.ts";
import { compoundTable } from "./compound-quantiles.ts";
import { replicationStarts, summariseReplications } from "./replications.ts";
import { summarise } from "../sample-summary.ts";
import { requireSimulationCount, type Simulation, type SimulationOptions } from "../simulate.ts";
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
  /**
   * Estimate of the mean absolute error of a simulated total that comes from tables of quantiles; 0 where all of them
   * have closed forms.
   */
  readonly tableError: number;
}

/**
 * Simulates with one uniform per risk and simulation through the quantile function of the risk's loss, which is what
 * stratified sampling and copulas need. With a correlation the risks times simulations are limited to 20 million.
 *
 * A stratified run from 32 simulations on consists of 16 independent ones, from whose spread its errors are estimated.
 *
 * Codes: those of `simulate` and `validateCorrelation`, `simulations` (Sobol without a power of two), `length`, `range`.
 */
export function simulateQuantiles(
  risks: readonly Risk[],
  { simulations, seed, sampler, correlation }: QuantileSimulationOptions,
): QuantileSimulation {
  refuse(validateRisks(risks));
  requireSimulationCount(simulations);
  requireSeed(seed);
  if (sampler !== "mc" && sampler !== "lhs" && sampler !== "sobol") {
    refuse(issue("sampler", "kind", "must be mc, lhs or sobol"));
  }
  if (sampler === "sobol" && !Number.isInteger(Math.log2(simulations))) {
    refuse(issue("simulations", "simulations", "must be a power of two for Sobol points"));
  }
  if (risks.length * simulations > mostDraws) {
    refuse(issue("simulations", "range", "times the number of risks must be at most 2e9"));
  }
  const dimensions = sobolOrder(risks);
  const starts = sampler === "mc" ? [0, simulations] : replicationStarts(simulations);
  const column = (risk: Risk, i: number): Float64Array => {
    const uniforms = new Float64Array(simulations);
    starts.slice(1).forEach((end, replication) => {
      const start = starts[replication] ?? 0;
      const request = { sampler, count: end - start, seed, id: risk.id, replication };
      uniforms.set(uniformColumn({ ...request, dimension: dimensions[i] ?? i }), start);
    });
    return uniforms;
  };
  const totals = new Float64Array(simulations);
  const repaired = correlation === undefined ? null : requireCorrelation(risks, correlation, simulations);
  const columns = repaired === null ? null : dependent(risks.map(column), repaired.matrix);
  let tableError = 0;
  risks.forEach((risk, i) => {
    const { quantile, error } = compoundTable(risk);
    tableError += error;
    const uniforms = columns?.[i] ?? column(risk, i);
    for (let n = 0; n < simulations; n += 1) totals[n] = (totals[n] ?? 0) + quantile(uniforms[n] ?? 0.5);
  });
  const summary = sampler === "mc" ? summarise(totals) : summariseReplications(totals);
  return { seed, correlation: repaired, tableError, ...summary };
}

/** A minute or two of drawing. */
const mostDraws = 2e9;

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
  const factor = choleskyFactor(correlation);
  if (factor === null) {
    throw new RiskMathError(issue("correlation", "unreachable", "the repaired matrix has no factor"));
  }
  const scores = columns.map((column) => column.map((u) => normalQuantile(u)));
  return columns.map((column, i) =>
    column.map((_, n) => {
      let z = 0;
      for (let j = 0; j <= i; j += 1) z += (factor[i]?.[j] ?? 0) * (scores[j]?.[n] ?? 0);
      return Math.min(1 - 1e-16, Math.max(1e-300, normalCdf(z)));
    }),
  );
}
