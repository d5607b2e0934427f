import type { MonteCarloResult } from "@riskloom/domain";
import {
  type Aggregate,
  percentileStandardError,
  type Risk,
  type SampleSummary,
  simulate,
} from "@riskloom/risk-math";
import { exactTotal } from "./exact-total.ts";
import { factsOf, type LossPortfolio } from "./loss-portfolio.ts";

export type SimulatedCurve = MonteCarloResult["matrices"][number]["curves"][number];

/** How a portfolio is simulated. */
export interface SimulatedCurveOptions {
  readonly percentiles: readonly number[];
  readonly simulations: number;
  readonly seed: number;
}

/** The simulated curve of a portfolio, given as the risks that `sharedRisks` makes of it, beside its exact figures. */
export function simulatedCurve(
  portfolio: LossPortfolio,
  risks: readonly Risk[],
  { percentiles, simulations, seed }: SimulatedCurveOptions,
): SimulatedCurve {
  const sample = simulate(risks, { simulations, seed });
  const exact = exactTotal(portfolio);
  const minimum = sample.totals[0] ?? 0;
  const maximum = sample.totals[simulations - 1] ?? 0;
  return {
    ...factsOf(portfolio),
    mean: sample.mean,
    sd: sample.sd ?? 0,
    meanError: sample.meanError,
    exactMean: exact.mean,
    exactSd: exact.sd,
    minimum,
    maximum,
    points: pointsOf(sample, minimum, maximum),
    percentiles: percentiles.map((percentile) => {
      const { value, low, high } = sample.percentile(percentile);
      const standardError = errorOf(exact, percentile, simulations);
      return { percentile, value, standardError, low, high, exact: exact.quantile(percentile) ?? exact.mean };
    }),
    histogram: histogramOf(sample.totals, minimum, maximum),
  };
}

const pieces = 100;

function pointsOf(sample: SampleSummary, minimum: number, maximum: number): SimulatedCurve["points"] {
  if (minimum === maximum) return [{ value: maximum, probability: 1 }];
  return Array.from({ length: pieces + 1 }, (_, i) => {
    // the last point is the largest total itself, not a sum that comes near it
    const value = i === pieces ? maximum : minimum + ((maximum - minimum) * i) / pieces;
    return { value, probability: sample.cdf(value) };
  });
}

/**
 * The asymptotic standard error, with the exact density at the percentile; null for a single simulation, and where the
 * percentile is an atom, such as no loss at all, at which there is no density.
 */
function errorOf(exact: Aggregate, percentile: number, simulations: number): number | null {
  const at = exact.quantile(percentile);
  if (simulations === 1 || at === null || exact.sd === 0) return null;
  const h = exact.sd * 1e-4;
  const density = (exact.cdf(at + h) - exact.cdf(at - h)) / (2 * h);
  const jump = exact.cdf(at) - exact.cdf(at - h * 1e-3);
  return density > 0 && jump < 1e-6 ? percentileStandardError(simulations, percentile, density) : null;
}

const bars = 20;

function histogramOf(sorted: Float64Array, minimum: number, maximum: number): SimulatedCurve["histogram"] {
  const width = (maximum - minimum) / bars;
  if (width === 0) return [{ from: minimum, to: maximum, count: sorted.length }];
  const histogram = Array.from({ length: bars }, (_, i) => ({
    from: minimum + width * i,
    to: i === bars - 1 ? maximum : minimum + width * (i + 1),
    count: 0,
  }));
  for (const total of sorted) {
    const bar = histogram[Math.min(bars - 1, Math.floor((total - minimum) / width))];
    if (bar !== undefined) bar.count += 1;
  }
  return histogram;
}
