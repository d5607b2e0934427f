import type { ExactAggregate } from "../aggregate/aggregate.ts";
import { exactAggregate, type ExactOptions } from "../aggregate/exact-aggregate.ts";
import type { Risk } from "../aggregate/risk.ts";
import { totalCumulants } from "../aggregate/total-cumulants.ts";
import { type Bound, boundOf, type ErrorEstimate, type Figure } from "../bounds/bound.ts";
import { supportOf } from "../distributions/families.ts";
import { addedUp, type AllocationPoint, type FiguredAllocation, type RiskAllocation } from "./allocation.ts";
import { atomAllocation } from "./atom-allocation.ts";
import { latticeAllocation } from "./lattice-allocation.ts";
import type { MeasuredRisk } from "./risk-parts.ts";
import { seriesAllocation } from "./series-allocation.ts";

/**
 * What every risk contributes to a percentile of the total and to the tail beyond it. Euler parts add up to the
 * percentile, tail parts to the tail mean; neither is negative for losses.
 */
export function allocate(
  measured: readonly MeasuredRisk[],
  total: ExactAggregate,
  { point, options }: { readonly point: AllocationPoint; readonly options: ExactOptions },
): FiguredAllocation[] {
  const risks = measured.map(({ risk }) => risk);
  if (total.sd === 0) return measured.map(({ moments }) => certainly(moments.mean));
  const { rows, from } = bestOf(measured, total, point);
  const summed = {
    euler: addedUp(
      rows.map(({ euler }) => euler),
      point.quantile,
    ),
    tail: addedUp(
      rows.map(({ tail }) => tail),
      total.cvar(point.p) ?? point.quantile,
    ),
  };
  const without = risks.length <= few ? leftOut(risks, total, { point, options }) : null;
  return rows.map((row, i): FiguredAllocation => {
    const figure = (value: number, raw: number, error: number): Figure =>
      from === "enumeration"
        ? boundOf(value, { low: value - error, high: value + error }, from)
        : { kind: "estimate", value, error: error + Math.abs(value - raw), from };
    const told: Figure | null =
      row.leaveOneOut === null ? null : figure(row.leaveOneOut, row.leaveOneOut, row.errors.leaveOneOut);
    return {
      leaveOneOut: without === null ? told : (without[i] ?? told),
      euler: figure(summed.euler[i] ?? 0, row.euler, row.errors.euler),
      tail: figure(summed.tail[i] ?? 0, row.tail, row.errors.tail),
    };
  });
}

/** Up to this many risks every one is left out and the percentile of the rest bounded. */
const few = 8;

interface MeasuredAllocation extends RiskAllocation {
  readonly errors: { readonly leaveOneOut: number; readonly euler: number; readonly tail: number };
}

interface Allocations {
  readonly rows: readonly MeasuredAllocation[];
  readonly from: "enumeration" | ErrorEstimate["from"];
}

function bestOf(
  measured: readonly MeasuredRisk[],
  total: ExactAggregate,
  point: AllocationPoint,
): Allocations {
  const risks = measured.map(({ risk }) => risk);
  if (total.series !== null) {
    const rows = seriesAllocation(measured, total.series, point);
    const of = (row: RiskAllocation, i: number): MeasuredAllocation =>
      withError(notNegative(row, risks[i]), seriesError);
    return { rows: rows.map(of), from: "fourier-series" };
  }
  const atoms = total.outcomes === null ? null : atomAllocation(risks, point);
  if (atoms !== null) return { rows: atoms.map((row) => withError(row, 1e-11)), from: "enumeration" };
  const range = rangeOf(risks);
  const cells = risks.length > 200 ? 2 ** 10 : 2 ** 12;
  const coarse = latticeAllocation(risks, range, point, cells / 2);
  const rows = latticeAllocation(risks, range, point, cells).map((row, i): MeasuredAllocation => {
    const { leaveOneOut, euler, tail } = coarse[i] ?? row;
    return {
      ...row,
      errors: {
        leaveOneOut: Math.abs((row.leaveOneOut ?? 0) - (leaveOneOut ?? 0)),
        euler: Math.abs(row.euler - euler),
        tail: Math.abs(row.tail - tail),
      },
    };
  });
  return { rows, from: "lattice-difference" };
}

/** Relative error of allocations from a Fourier series, as the canonical portfolios show it. */
const seriesError = 1e-6;

function withError(row: RiskAllocation, error: number): MeasuredAllocation {
  return {
    ...row,
    errors: {
      leaveOneOut: error * Math.abs(row.leaveOneOut ?? 0),
      euler: error * Math.abs(row.euler),
      tail: error * Math.abs(row.tail),
    },
  };
}

/** What a series leaves below 0 for a risk that can only cost something is its error. */
function notNegative(row: RiskAllocation, risk: Risk | undefined): RiskAllocation {
  if (risk === undefined || supportOf(risk.severity)[0] < 0) return row;
  return { ...row, euler: Math.max(0, row.euler), tail: Math.max(0, row.tail) };
}

function certainly(mean: number): FiguredAllocation {
  const figure = boundOf(mean, { low: mean, high: mean }, "closed-form");
  return { leaveOneOut: figure, euler: figure, tail: figure };
}

/** Percentiles without each risk; the difference of two bounds is one. */
function leftOut(
  risks: readonly Risk[],
  total: ExactAggregate,
  { point, options }: { readonly point: AllocationPoint; readonly options: ExactOptions },
): (Bound | null)[] {
  const all = total.bounds.quantile(point.p);
  return risks.map((risk) => {
    const others = risks.filter((other) => other !== risk);
    const rest = exactAggregate(others, options).bounds.quantile(point.p);
    if (all === null || rest === null) return null;
    const low = (all.low ?? Number.NEGATIVE_INFINITY) - (rest.high ?? Number.POSITIVE_INFINITY);
    const high = (all.high ?? Number.POSITIVE_INFINITY) - (rest.low ?? Number.NEGATIVE_INFINITY);
    return boundOf(point.quantile - rest.value, { low, high }, all.by);
  });
}

function rangeOf(risks: readonly Risk[]): { low: number; high: number } {
  const { mean, variance, fourth, low, high } = totalCumulants(risks);
  const reach = 12 * Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  return { low: Math.min(0, Math.max(low, mean - reach)), high: Math.max(0, Math.min(high, mean + reach)) };
}
