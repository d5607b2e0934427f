import type { ExactAggregate } from "../aggregate/aggregate.ts";
import { exactAggregate, type ExactOptions } from "../aggregate/exact-aggregate.ts";
import { type Risk } from "../aggregate/risk.ts";
import { allocate } from "../allocation/allocate.ts";
import type { FiguredAllocation, RiskAllocation } from "../allocation/allocation.ts";
import { type Bound, boundOf, type ErrorEstimate, unit } from "../bounds/bound.ts";
import { validatePercentile } from "../estimates/percentile.ts";
import { compoundMoments } from "../occurrence/compound-moments.ts";
import { issue, refuse } from "../risk-math-error.ts";

/** What one risk contributes to the total. */
export interface Contribution extends RiskAllocation {
  readonly id: number | string;
  /** The figures with what is known of their errors: a proved bound or a measured estimate. */
  readonly figures: FiguredAllocation & { readonly mean: Bound };
  readonly mean: number;
  readonly sd: number;
  /** E[S_i] / E[S]; null when the total's mean is 0. */
  readonly meanShare: number | null;
  /** Var S_i / Var S; null when the total has no variance. */
  readonly varianceShare: number | null;
  /** Correlation with the total, sd_i / sd for independent risks. */
  readonly correlation: number | null;
}

export type ContributionMeasure = "mean" | "variance" | "leaveOneOut" | "euler" | "tail";

export interface TornadoOptions extends ExactOptions {
  /** Percentile of the leave-one-out, Euler and tail columns. */
  readonly p: number;
  /** The column that sorts, descending; the order given breaks ties. */
  readonly sortBy?: ContributionMeasure;
  /** How many rows to show; the rest are added up in `other`. */
  readonly maxRisks?: number;
}

export interface Tornado {
  readonly total: ExactAggregate;
  readonly quantile: number;
  readonly cvar: number;
  readonly rows: readonly Contribution[];
  /** Sums over the risks that are not shown; leave-one-out does not add up and is null. */
  readonly other: {
    readonly count: number;
    readonly mean: number;
    readonly euler: number;
    readonly tail: number;
  };
}

/**
 * Contributions of all risks to the total, computed exactly: shares of the mean and of the variance, loss of a
 * percentile when the risk is left out, Euler allocation of that percentile and of the tail mean.
 *
 * Codes: those of `exactAggregate`, `percentile` (p not strictly between 0 and 1), `range` (maxRisks).
 *
 * @example
 * const risks = [0.1, 0.2].map((rate, id) => ({ id, occurrence: poisson(rate), severity: exponential(100) }));
 * tornado(risks, { p: 0.95 }).rows[0]?.meanShare; // 0.6666666666666666
 */
export function tornado(risks: readonly Risk[], options: TornadoOptions): Tornado {
  const { p, sortBy = "mean", maxRisks = risks.length } = options;
  refuse(validatePercentile(p, "p"));
  if (p <= 0 || p >= 1) refuse(issue("p", "percentile", "must lie strictly between 0 and 1"));
  if (!(maxRisks >= 0)) refuse(issue("maxRisks", "range", "must be at least 0"));
  const total = exactAggregate(risks, options);
  const quantile = total.quantile(p) ?? 0;
  const measured = risks.map((risk) => ({ risk, moments: compoundMoments(risk.occurrence, risk.severity) }));
  const allocations = allocate(measured, total, { point: { p, quantile }, options });
  const rows = measured.map(({ risk, moments }, i): Contribution => {
    const allocation = allocations[i] ?? none;
    const { leaveOneOut, euler, tail } = allocation;
    const slack = 32 * unit * Math.abs(moments.mean);
    const mean = boundOf(
      moments.mean,
      { low: moments.mean - slack, high: moments.mean + slack },
      "closed-form",
    );
    return {
      id: risk.id,
      mean: moments.mean,
      sd: moments.sd,
      meanShare: total.mean === 0 ? null : moments.mean / total.mean,
      varianceShare: total.variance > 0 ? moments.variance / total.variance : null,
      correlation: total.sd > 0 ? moments.sd / total.sd : null,
      leaveOneOut: leaveOneOut?.value ?? null,
      euler: euler.value,
      tail: tail.value,
      figures: { mean, ...allocation },
    };
  });
  const sorted = rows.toSorted((a, b) => weightOf(b, sortBy) - weightOf(a, sortBy));
  const rest = sorted.slice(maxRisks);
  const sum = (of: (row: Contribution) => number): number => rest.reduce((all, row) => all + of(row), 0);
  return {
    total,
    quantile,
    cvar: total.cvar(p) ?? 0,
    rows: sorted.slice(0, maxRisks),
    other: {
      count: rest.length,
      mean: sum(({ mean }) => mean),
      euler: sum(({ euler }) => euler),
      tail: sum(({ tail }) => tail),
    },
  };
}

const nothing: ErrorEstimate = { kind: "estimate", value: 0, error: 0, from: "lattice-difference" };
const none: FiguredAllocation = { leaveOneOut: null, euler: nothing, tail: nothing };

function weightOf(row: Contribution, measure: ContributionMeasure): number {
  if (measure === "variance") return row.varianceShare ?? 0;
  return row[measure] ?? 0;
}
