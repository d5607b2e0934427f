import type { FourierSeries } from "../aggregate/fourier-inversion.ts";
import { highestMoment } from "../aggregate/transform/scaled-moments.ts";
import { riskLogSeries } from "../aggregate/transform/log-series.ts";
import type { AllocationPoint, RiskAllocation } from "./allocation.ts";
import { allocateDirectly } from "./direct-allocation.ts";
import type { MeasuredRisk, RiskParts } from "./risk-parts.ts";
import { seriesPoint, type SeriesPoint, taylorOrder } from "./series-point.ts";

/**
 * Allocations of all risks from the Fourier series of their total.
 *
 * A risk whose log transform is a short power series costs a few inner products: `E[S_i; S = x]` is
 * `Σ j l_j d_(j-1)` with d the scaled derivatives of the total's density, and leaving it out is the series of
 * `exp(-log f_i)`. The others are divided out frequency by frequency. The constants of integration come from exact
 * moments, as in `fourierDistribution`.
 */
export function seriesAllocation(
  risks: readonly MeasuredRisk[],
  series: FourierSeries,
  { p, quantile }: AllocationPoint,
): RiskAllocation[] {
  const at = seriesPoint(series, quantile);
  const density = at.density[0] ?? 0;
  const total = risks.reduce((sum, { moments }) => sum + moments.mean, 0);
  const top = at.step * series.count;
  return risks.map((measured) => {
    const { mean, variance } = measured.moments;
    const order = riskLogSeries(measured.risk, top, log);
    const short = order > 0 && isSmall(log, order);
    const { own, ownBelow, leaveOneOut } = short
      ? allocateShortly(order, at, mean)
      : allocateDirectly(measured, at);
    const end = series.start + series.period;
    const constant = (end * mean - variance - mean * total) / series.period - mean / 2;
    const below = (mean * (quantile - series.start)) / series.period + constant + ownBelow;
    return { leaveOneOut, euler: own / density, tail: (mean - below) / (1 - p) };
  });
}

const log = new Float64Array(highestMoment + 2);
const inverse = new Float64Array(highestMoment + 2);

/** Whether `exp(-log f)` is well approximated by as many terms as the logarithm has. */
function isSmall(coefficients: Float64Array, order: number): boolean {
  let size = 0;
  for (let j = 1; j <= order; j += 1) size += Math.abs(coefficients[j] ?? 0);
  return size < 1.5 && order + taylorOrder <= highestMoment;
}

function allocateShortly(
  order: number,
  { density, below, series, step, x }: SeriesPoint,
  mean: number,
): RiskParts {
  const top = step * series.count;
  let own = 0;
  let ownBelow = 0;
  for (let j = 1; j <= order; j += 1) {
    const coefficient = (j * (log[j] ?? 0)) / top;
    own += coefficient * (density[j - 1] ?? 0);
    ownBelow += coefficient * (below[j - 1] ?? 0);
  }
  const reach = Math.min(highestMoment - taylorOrder, order + 8);
  invertSeries(order, reach);
  // F without the risk minus F with it, then the derivatives of F without it.
  let miss = mean / series.period;
  for (let j = 1; j <= reach; j += 1) miss += (inverse[j] ?? 0) * (below[j] ?? 0);
  const derivatives: number[] = [miss];
  let sign = 1;
  for (let m = 0; m < taylorOrder; m += 1) {
    let value = 0;
    for (let j = 0; j <= reach; j += 1) value += (inverse[j] ?? 0) * (density[j + m] ?? 0);
    derivatives.push(sign * value);
    sign *= -top;
  }
  return { own, ownBelow, leaveOneOut: x === 0 ? null : taylorRoot(derivatives) };
}

/** `exp(-log f)` by `j e_j = -Σ r l_r e_(j-r)`. */
function invertSeries(order: number, reach: number): void {
  inverse[0] = 1;
  for (let j = 1; j <= reach; j += 1) {
    let sum = 0;
    for (let r = 1; r <= Math.min(j, order); r += 1) sum += r * (log[r] ?? 0) * (inverse[j - r] ?? 0);
    inverse[j] = -sum / j;
  }
}

/** Smallest d with `Σ derivatives[m] (-d)^m / m! = 0`, by Newton's method from the linear solution. */
export function taylorRoot(derivatives: readonly number[]): number {
  const [miss = 0, slope = 1] = derivatives;
  let shift = miss / slope;
  for (let step = 0; step < 20; step += 1) {
    let value = 0;
    let derivative = 0;
    for (let m = derivatives.length - 1; m >= 0; m -= 1) {
      derivative = m === 0 ? derivative : (derivative * -shift) / m + (derivatives[m] ?? 0);
      value = (value * -shift) / (m + 1) + (derivatives[m] ?? 0);
    }
    const move = value / derivative;
    shift += move;
    if (Math.abs(move) <= 1e-14 * Math.abs(shift)) break;
  }
  return shift;
}
