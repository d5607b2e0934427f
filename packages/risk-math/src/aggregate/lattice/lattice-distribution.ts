import { latticeTotal } from "./lattice-total.ts";
import type { Risk } from "../risk.ts";
import type { TotalCumulants } from "../total-cumulants.ts";

/** Distribution function and expected excess at equally spaced losses. */
export interface LatticeDistribution {
  readonly start: number;
  readonly step: number;
  /** Continuous part of the distribution function, the atom at 0 left out. */
  readonly below: Float64Array;
  /** E[(S - x)+] at the same losses. */
  readonly shortfall: Float64Array;
  readonly atZero: number;
}

/**
 * Distribution of a total on two lattices, step h and 2h, combined by Richardson's rule `(4 F_h - F_2h) / 3`. The
 * range is doubled, up to four times, until less than 1e-11 of the mass lies in its last hundredth, since the transform is
 * circular. No bound follows from any of this; those are in `bounds/lattice/rounding-window.ts`.
 */
export function latticeDistribution(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  size: number,
): LatticeDistribution {
  const { mean, variance, fourth, logNothing } = cumulants;
  const sd = Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  let reach = 9 * sd;
  // A few risks can afford a long lattice.
  const most = risks.length <= 10 ? 4 : 2;
  for (let attempt = 0; ; attempt += 1) {
    const low = Math.min(0, Math.max(cumulants.low, mean - reach));
    const high = Math.max(0, Math.min(cumulants.high, mean + reach));
    const points = size << attempt;
    const h = ((high - low) * 1.03) / points;
    const fine = unrolled(latticeTotal(risks, h, points), low, h);
    if (attempt < most && outside(fine.mass) > 1e-11) {
      reach *= 2;
      continue;
    }
    const coarse = unrolled(latticeTotal(risks, 2 * h, points / 2), low, 2 * h);
    return combined(fine, coarse, { atZero: Math.exp(logNothing), mean });
  }
}

/** Masses in order of loss; `zero` is the index of loss 0, even so that both lattices share their points. */
interface Unrolled {
  readonly mass: Float64Array;
  readonly zero: number;
  readonly step: number;
}

function unrolled(circular: Float64Array, low: number, step: number): Unrolled {
  const size = circular.length;
  const zero = low < 0 ? Math.ceil((-low * 1.015) / step / 4) * 4 : 0;
  const mass = Float64Array.from({ length: size }, (_, i) => circular[(i - zero + size) % size] ?? 0);
  return { mass, zero, step };
}

function outside(mass: Float64Array): number {
  const rim = Math.ceil(mass.length / 100);
  return mass.subarray(mass.length - rim).reduce((sum, value) => sum + Math.abs(value), 0);
}

function combined(
  fine: Unrolled,
  coarse: Unrolled,
  { atZero, mean }: { readonly atZero: number; readonly mean: number },
): LatticeDistribution {
  const offset = fine.zero / 2 - coarse.zero;
  const count = coarse.mass.length - Math.abs(offset);
  const first = Math.max(0, -offset);
  const a = cumulated(fine, atZero, mean);
  const b = cumulated(coarse, atZero, mean);
  const below = new Float64Array(count);
  const shortfall = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const j = 2 * (first + i + offset);
    const fineBelow = a.below[j] ?? 1 - atZero;
    const coarseBelow = b.below[first + i] ?? 1 - atZero;
    below[i] = (4 * fineBelow - coarseBelow) / 3;
    shortfall[i] = (4 * (a.shortfall[j] ?? 0) - (b.shortfall[first + i] ?? 0)) / 3;
  }
  return { start: (first - coarse.zero) * coarse.step, step: coarse.step, below, shortfall, atZero };
}

/**
 * At each lattice point the mid-distribution function (half of the point's own mass), whose error is even in the step,
 * and the expected excess, which the mean-preserving lattice gives at its points without a term of its own.
 */
function cumulated(
  { mass, zero, step }: Unrolled,
  atZero: number,
  mean: number,
): {
  below: Float64Array;
  shortfall: Float64Array;
} {
  const below = new Float64Array(mass.length);
  const shortfall = new Float64Array(mass.length);
  let sum = 0;
  let excess = mean + zero * step;
  let tail = 1;
  for (let i = 0; i < mass.length; i += 1) {
    const own = (mass[i] ?? 0) - (i === zero ? atZero : 0);
    below[i] = sum + own / 2;
    sum += own;
    shortfall[i] = excess;
    tail -= mass[i] ?? 0;
    excess -= step * tail;
  }
  return { below, shortfall };
}
