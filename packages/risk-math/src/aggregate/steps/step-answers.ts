import { type Ends, unit as roundoff } from "../../bounds/bound.ts";
import type { TotalBounds } from "../../bounds/total-bounds.ts";
import type { ProvedAnswers } from "../bounded-aggregate.ts";
import type { Risk } from "../risk.ts";
import type { TotalCumulants } from "../total-cumulants.ts";
import { commonUnit } from "./common-unit.ts";
import { stepTotal, type StepTotal } from "./step-total.ts";
import { fixedRisks, type FixedRisk, wholeSteps } from "./whole-steps.ts";

/**
 * The answers for a portfolio of fixed amounts, null where it is none. Amounts that are multiples of one unit, and whose
 * total spans few enough of them, are added exactly but for rounding; others as multiples of a small part of the total's
 * spread, and then `lattice` is asked too where amounts are small beside what that leaves open.
 */
export function stepAnswers(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  lattice: () => TotalBounds | null,
): ProvedAnswers | null {
  const fixed = fixedRisks(risks);
  if (fixed === null) return null;
  const values = fixed.flatMap(({ amounts }) => amounts.map(([value]) => value));
  const unit = commonUnit([...new Set(values)]);
  const exact = unit === null || unit === 0 ? null : stepTotal(wholeSteps(fixed, unit));
  const total =
    exact ?? stepTotal(wholeSteps(fixed, (range * Math.sqrt(cumulants.variance)) / cellsFor(fixed)));
  const slack = total?.steps.residual.slack ?? 0;
  // Of very many small amounts rounding leaves too much: inversion tells them better.
  if (total === null || slack > 0.2 * Math.sqrt(cumulants.variance)) return null;
  const shown = values.every((value) => value === 0 || Math.abs(value) > 16 * slack);
  // An amount that misses its multiple by rounding alone is on it.
  const snap = slack < total.steps.unit / 4 ? slack : 0;
  const bounds = stepBounds(total, cumulants, 1e-15 * (risks.length + 4));
  return {
    method: "lattice",
    cdf: (x) => total.below[cellAt(total, x + snap)] ?? 0,
    quantile: (p) => placeOf(total, Math.min(firstWith(total.below, p), total.below.length - 1)),
    shortfall: (x) => shortfallOf(total, x, cumulants.mean),
    proofs: [
      { by: "rounding-lattice", bounds: () => bounds },
      { by: "rounding-lattice", bounds: () => (shown ? null : lattice()) },
    ],
    enclosed: false,
  };
}

/** Standard deviations that a lattice made for a total holds, with room for its skewness. */
const range = 24;

/** Cells that the total is told in: as many as adding risk by risk can bear. */
function cellsFor(fixed: readonly FixedRisk[]): number {
  const products = fixed.reduce(
    (sum, { occurrence, amounts }) => sum + (occurrence.kind === "bernoulli" ? amounts.length + 1 : 0),
    1,
  );
  return 2 ** Math.max(12, Math.min(20, Math.floor(Math.log2(4e8 / products))));
}

function stepBounds(total: StepTotal, { mean, low, high }: TotalCumulants, tolerance: number): TotalBounds {
  const { below, up, down, steps } = total;
  const { slack, spread, outside } = steps.residual;
  const error = total.error + outside;
  const cdf = (x: number): Ends => {
    const wide = slack === 0 ? 0 : slack + 4 * roundoff * Math.abs(x);
    const [least, most] = [cellAt(total, x - wide), cellAt(total, x + wide)];
    return {
      low: x >= high ? 1 : Math.max(0, (below[least] ?? 0) - error),
      high: x < low ? 0 : most < 0 ? down.outside + outside : Math.min(1, (below[most] ?? 0) + error),
    };
  };
  const quantile = (p: number): Ends => {
    // A level that is reached but for rounding is reached.
    const [first, last] = [firstWith(below, p - tolerance - error), firstWith(below, p - tolerance + error)];
    const place = (k: number, side: 1 | -1): number => {
      const at = placeOf(total, k);
      return slack === 0 ? at : at + side * (slack + 4 * roundoff * Math.abs(at));
    };
    return {
      low: Math.max(low, p - tolerance <= error ? low : place(Math.min(first, below.length - 1), -1)),
      high: Math.min(high, last < below.length ? place(last, 1) : high),
    };
  };
  // Moving a total by what rounding left moves its mean excess by the mean of that at most.
  const shortfall = (x: number): Ends => {
    const value = shortfallOf(total, x, mean);
    const far = steps.unit * (up.beyond + down.beyond);
    const rounding = 64 * roundoff * (Math.abs(mean) + Math.abs(x));
    const least = Math.max(0, mean - x - rounding);
    if (x < placeOf(total, 0)) return { low: least, high: least + far + spread + 2 * rounding };
    const miss = total.error * Math.max(0, placeOf(total, below.length) - x) + far + spread + rounding;
    return { low: Math.max(least, value - miss), high: value + miss };
  };
  return { cdf, quantile, shortfall };
}

function placeOf({ steps: { unit, residual }, first }: StepTotal, k: number): number {
  return (first + k) * unit + residual.mean;
}

/** The last cell at or below x, -1 before the first. */
function cellAt({ steps: { unit, residual }, first, below }: StepTotal, x: number): number {
  const from = x - residual.mean;
  let steps = Math.floor(from / unit);
  if (residual.slack === 0) {
    // Multiples are doubles here, so that these comparisons are exact.
    while ((steps + 1) * unit <= from) steps += 1;
    while (steps * unit > from) steps -= 1;
  }
  return Math.max(-1, Math.min(steps - first, below.length - 1));
}

function shortfallOf(total: StepTotal, x: number, mean: number): number {
  const { steps, above, excess } = total;
  const k = cellAt(total, x);
  if (k < 0) return Math.max(0, mean - x);
  if (k >= above.length - 1) return 0;
  return (excess[k + 1] ?? 0) * steps.unit + (above[k] ?? 0) * (placeOf(total, k + 1) - x);
}

/** The first cell of an ascending row that reaches a level, its length where none does. */
function firstWith(row: Float64Array, level: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] ?? 0) >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}
