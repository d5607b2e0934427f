import { incompleteBetaInverse } from "../../numeric/incomplete-beta.ts";
import { type SamplePercentile, type SampleSummary, summarise } from "../sample-summary.ts";

/** How many independent stratified samples a stratified run is made of. */
const most = 16;

/** The number of replications of a run: powers of two, each of at least two simulations. */
export function replicationsOf(simulations: number): number {
  return simulations >= 2 * most ? most : 1;
}

/** Where each replication begins, and where the last one ends. */
export function replicationStarts(simulations: number): number[] {
  const count = replicationsOf(simulations);
  return Array.from({ length: count + 1 }, (_, r) => Math.round((simulations * r) / count));
}

/**
 * Describes totals of independent replications. Within one the simulations depend on each other, so that order statistics
 * say nothing; between replications means, and the shares below the percentile, vary as independent figures do. From
 * their spread come the standard error and intervals by Student's t (L'Ecuyer 2018, randomised quasi-Monte Carlo): estimates,
 * which from 4,096 simulations on cover as often as they say, and a percent more often below.
 */
export function summariseReplications(totals: Float64Array): SampleSummary {
  const starts = replicationStarts(totals.length);
  const parts = starts.slice(1).map((end, r) => totals.slice(starts[r], end).sort());
  const summary = summarise(totals);
  const count = parts.length;
  if (count === 1) {
    const percentile = (p: number): SamplePercentile => ({ ...summary.percentile(p), ...unknown });
    return { ...summary, meanError: null, percentile };
  }
  const means = parts.map((part) => part.reduce((sum, total) => sum + total, 0) / part.length);
  return {
    ...summary,
    meanError: standardError(means),
    percentile: (p, confidence = 0.95) => {
      const found = summary.percentile(p, confidence);
      if (p === 0 || p === 1) return { ...found, ...unknown };
      const shares = parts.map((part) => countUpTo(part, found.value) / part.length);
      const reach = studentQuantile(confidence, count - 1) * standardError(shares);
      const at = (level: number): number | null => between(summary.totals, level);
      return { ...found, low: at(p - reach), high: at(p + reach), coverage: confidence, by: "replications" };
    },
  };
}

const unknown = { low: null, high: null, coverage: 0, by: "replications" } as const;

function standardError(figures: readonly number[]): number {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  return Math.sqrt(squares / (figures.length - 1) / figures.length);
}

/** How far the middle `confidence` of Student's t reaches: `P(T² > t²) = I_x(ν/2, 1/2)` at `x = ν/(ν + t²)`. */
function studentQuantile(confidence: number, freedom: number): number {
  const x = incompleteBetaInverse(1 - confidence, freedom / 2, 0.5);
  return Math.sqrt(freedom * (1 / x - 1));
}

/** The total at a level, halves of a rank between neighbours told apart; null beyond the sample. */
function between(ascending: Float64Array, level: number): number | null {
  const place = level * ascending.length - 0.5;
  if (!(place >= 0 && place <= ascending.length - 1)) return null;
  const first = Math.floor(place);
  const low = ascending[first] ?? 0;
  return low + (place - first) * ((ascending[first + 1] ?? low) - low);
}

function countUpTo(ascending: Float64Array, x: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
