import type { Distribution } from "../../distributions/distribution.ts";
import { familyOf } from "../../distributions/families.ts";
import type { Risk } from "../../aggregate/risk.ts";
import { type Decay, decayOf, peakOf } from "./decay.ts";

/** What the modulus of a severity's characteristic function and the tails of a total depend on. */
export interface SeverityShape {
  /** Events per period: the rate, or the probability of the only one. */
  readonly weight: number;
  readonly poisson: boolean;
  readonly low: number;
  readonly high: number;
  /** Supremum of a density with one mode, inflated by its own rounding; infinite for fixed amounts. */
  readonly peak: number;
  readonly decay: Decay | null;
  readonly mean: number;
  readonly variance: number;
  /** E X², of losses up to `cut` for a severity without an end. */
  readonly second: number;
  readonly cut: number;
  /** For a severity without an end, lower bounds of E[X²; X <= cut] at smaller cuts too, descending. */
  readonly cuts: readonly (readonly [cut: number, second: number])[];
  /** For a severity without an end, what its cells hold, ascending. */
  readonly cells: readonly SeverityCell[];
  /** Probability of an event beyond `cut`, and its expected loss there. */
  readonly beyond: number;
  readonly beyondMean: number;
}

/** The losses up to `top` that are above the cell before. */
export interface SeverityCell {
  readonly top: number;
  /** Upper bound of `E[X²; this cell]`. */
  readonly second: number;
  /** Upper bounds of `P(X > top)` and `E[X; X > top]`. */
  readonly beyond: number;
  readonly beyondMean: number;
}

/** The shapes without what their decay tells: bounds of their moduli cost less, and are larger. */
export function withoutDecay(shapes: readonly SeverityShape[]): SeverityShape[] {
  return shapes.map((shape) => ({ ...shape, decay: null }));
}

/** The shape of every risk, null where a family has none of the properties that the theorems ask for. */
export function severityShapes(risks: readonly Risk[]): SeverityShape[] | null {
  const shapes: SeverityShape[] = [];
  for (const { occurrence, severity } of risks) {
    if (occurrence.kind === "uncertain-rate") return null;
    const poisson = occurrence.kind === "poisson";
    const weight = poisson ? occurrence.rate : occurrence.probability;
    const shape = shapeOf(severity);
    if (shape === null) return null;
    shapes.push(Object.assign(shape, { weight, poisson }));
  }
  return shapes;
}

type Shape = Omit<SeverityShape, "weight" | "poisson">;

function shapeOf(severity: Distribution): Shape | null {
  if (severity.kind === "metalog") return null;
  const family = familyOf(severity);
  const [low, high] = family.support();
  const [mean, variance] = [family.mean(), family.variance()];
  const [peak, decay] = [peakOf(severity), decayOf(severity)];
  const base = { low, high, mean, variance, peak, decay, second: variance + mean * mean };
  const ends = { beyond: 0, beyondMean: 0, cuts: [], cells: [] };
  if (Number.isFinite(low) && Number.isFinite(high)) {
    return { ...base, ...ends, cut: Math.max(Math.abs(low), Math.abs(high)) };
  }
  if (!(low >= 0)) return null;
  const cut = family.quantile(1 - 1e-14);
  const { cuts, cells } = cellsUpTo(severity, cut);
  const { beyond, beyondMean } = cells.at(-1) ?? ends;
  // The full second moment bounds that of the losses up to the cut.
  return { ...base, high: cut, cut, cuts, cells, beyond, beyondMean };
}

const cellCount = 48;

/** Cells from the second percentile of the losses to the cut, in equal ratios. */
function cellsUpTo(severity: Distribution, cut: number): Pick<SeverityShape, "cuts" | "cells"> {
  const { quantile, cdf, partialMean, logTails, mean: meanOf } = familyOf(severity);
  const whole = meanOf();
  const ratio = Math.max(1e-300, quantile(0.02) / cut) ** (1 / cellCount);
  const cuts: [number, number][] = [];
  const cells: SeverityCell[] = [];
  let [below, mean, sum] = [0, 0, 0];
  for (let i = cellCount; i >= 0; i -= 1) {
    const top = cut * ratio ** i;
    const [nextBelow, nextMean] = [cdf(top), partialMean(top)];
    const [mass, loss] = [nextBelow - below, nextMean - mean];
    // Within a cell E X² >= (E X)² over its mass (Cauchy and Schwarz), and at most its top times E X.
    if (mass > 1e-10) sum += (1 - 1e-3 * Math.min(1, 1e-10 / mass)) * ((loss * loss) / mass);
    cuts.push([top, sum * (1 - 1e-9)]);
    cells.push({
      top,
      second: top * (Math.max(0, loss) + 1e-14 * whole) * (1 + 1e-9),
      beyond: Math.exp(logTails(top)[1]) * (1 + 1e-9),
      beyondMean: Math.max(0, whole - nextMean) + 1e-14 * whole,
    });
    [below, mean] = [nextBelow, nextMean];
  }
  return { cuts: cuts.toReversed(), cells };
}
