import type { FourierSeries } from "../../aggregate/fourier-inversion.ts";
import { type Modulus, modulusOver } from "./modulus.ts";
import type { SeverityShape } from "./severity-shape.ts";

/** So many multiples of a step. */
export interface Frequencies {
  readonly step: number;
  readonly count: number;
}

/** What is taken out of a series beside the total's atom at 0: nothing, or totals of one event. */
type TakenOut = Pick<FourierSeries, "atZero" | "single">;

/** Intervals of frequencies up to which the bounds are summed one by one. */
const mostIntervals = 40;

/**
 * `Σ_{k>K} |Φ_k - p₀| / (π k)`: interval by interval with `Σ 1/k <= log` of its ends; beyond the last, where
 * `1 - p + p|φ| <= (1 - p) e^{c/k}`, the sum of `p₀ (e^{c/k} - 1)/k` is at most `p₀ (e^{c/K} - 1)`. A certain risk's factor
 * falls like 1/k itself. With totals of one event taken out too, the exponentials are without their linear term, and
 * `e^y - 1 - y <= y²/2 e^y`.
 */
export function truncation(
  shapes: readonly SeverityShape[],
  { step, count, atZero, single }: Frequencies & TakenOut,
): number {
  const certain = steepestOf(shapes);
  const logNothing = shapes.reduce(
    (log, { poisson, weight }) => log + (poisson ? -weight : Math.log1p(-weight)),
    0,
  );
  const slope = shapes.reduce((all, { weight, poisson, peak }) => {
    const odds = poisson ? weight : weight / (1 - weight);
    return all + (odds * 2 * peak) / step;
  }, 0);
  let [sum, from, ratio] = [0, count, 1.25];
  for (let i = 0; i < mostIntervals; i += 1) {
    const to = from * ratio;
    const moduli = modulusOver(shapes, step * from, step * to);
    const bound = boundOfRest(moduli, { atZero, single });
    const rest =
      certain === null
        ? beyondAll(logNothing, slope / from, single)
        : beyondCertain(shapes, certain, step * from);
    if (rest <= 1e-13 + bound * 0.1 || rest <= 0.05 * sum) return (sum + rest) / Math.PI;
    sum += bound * Math.log(ratio);
    from = to;
    ratio = Math.min(2, ratio * 1.1);
  }
  return Number.POSITIVE_INFINITY;
}

/** `Σ_{k>n} p₀ (e^{c/k} - 1) / k`, y = c/n, in logarithms for a p₀ that no double can hold. */
function beyondAll(logNothing: number, y: number, single: boolean): number {
  const log = single ? 2 * Math.log(y) + y - Math.log(4) : y > 1 ? y : Math.log(Math.expm1(y));
  return Math.exp(logNothing + log);
}

/** The certain risk whose own factor falls soonest. */
function steepestOf(shapes: readonly SeverityShape[]): SeverityShape | null {
  return shapes.reduce<SeverityShape | null>((best, shape) => {
    const sure = !shape.poisson && shape.weight === 1;
    return sure && (best === null || shape.peak < best.peak) ? shape : best;
  }, null);
}

/** `Σ |Φ_k| / k` beyond a frequency: a factor of 2 peak / t, the others at most what they are from there on. */
function beyondCertain(shapes: readonly SeverityShape[], certain: SeverityShape, from: number): number {
  const others = shapes.filter((shape) => shape !== certain);
  const { moduli } = modulusOver(others, from, Number.POSITIVE_INFINITY);
  return Math.exp(moduli) * ((2 * certain.peak) / from);
}

/** A bound of |Φ| less what is taken out of it. */
function boundOfRest({ all, moduli, single: odds }: Modulus, { atZero, single }: TakenOut): number {
  if (!(atZero > 0)) return Math.exp(moduli);
  const apart = Math.exp(all) + atZero * (single ? 1 + odds : 1);
  const log = Math.max(0, moduli - Math.log(atZero));
  if (!single) return Math.min(apart, atZero * Math.expm1(log));
  // The difference of two small numbers would be their rounding.
  const near = odds < 1e-3 ? (odds * odds * Math.exp(odds)) / 2 : (Math.expm1(log) - odds) * (1 + 1e-9);
  return Math.min(apart, atZero * Math.max(0, near));
}
