import { supportOf } from "../distributions/families.ts";
import type { Risk } from "../aggregate/risk.ts";
import type { AllocationPoint, RiskAllocation } from "./allocation.ts";
import { atomsAt } from "./atoms-at.ts";
import { type AllocationLattice, lossSpectra } from "./loss-spectra.ts";
import { type Parted, partedTotals } from "./parted-totals.ts";

/** What totals below the quantile can reach, for registers with benefits. */
export interface LatticeRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Allocations on a lattice of which the quantile is a point, for totals of few events.
 *
 * `E[S_i; S = s]` is the transform of `E[S_i exp(i t S_i)]` times that of all others, so that the parts of every lattice
 * point add up to it and none is negative for losses. Where nothing is negative, losses beyond the quantile cannot be
 * part of a total up to it and are left out: the lattice shows what the quantile is made of, whatever lies above. Where
 * the quantile is an atom its parts come from the outcomes themselves.
 */
export function latticeAllocation(
  risks: readonly Risk[],
  range: LatticeRange,
  point: AllocationPoint,
  cells: number,
): RiskAllocation[] {
  const lattice = latticeOf(risks, range, point.quantile, cells);
  const spectra = lossSpectra(risks, lattice);
  const { total, parts } = partedTotals(spectra, lattice);
  const atom = atomsAt(risks, point.quantile);
  const level = levelOf(total, lattice, atom?.mass ?? 0);
  return risks.map((risk, i) =>
    allocationOf(
      risk,
      { part: parts[i], mean: spectra[i]?.mean ?? 0 },
      {
        lattice,
        level,
        point,
        atom: atom === null ? null : { mass: atom.mass, own: atom.losses[i] ?? 0 },
      },
    ),
  );
}

function latticeOf(
  risks: readonly Risk[],
  range: LatticeRange,
  quantile: number,
  cells: number,
): AllocationLattice {
  const onlyLosses = risks.every(({ severity }) => supportOf(severity)[0] >= 0);
  if (onlyLosses && quantile > 0) return { step: quantile / cells, zero: 0, at: cells, size: 2 * cells };
  const span = Math.max(range.high - range.low, Math.abs(quantile) * 1e-6, 1e-290) * 1.03;
  // The quantile is a point of the lattice: its distance from 0 is a whole number of steps.
  const wanted = span / cells;
  const whole = Math.max(1, Math.round(Math.abs(quantile) / wanted));
  const step = quantile === 0 ? wanted : Math.abs(quantile) / whole;
  const zero = Math.ceil(Math.max(0, -range.low) / step) + 4;
  return { step, zero, at: zero + Math.round(quantile / step), size: cells * 2 };
}

interface Level {
  /** Mass at the quantile's point, and P(S <= quantile), half of a continuous point's mass counted. */
  readonly here: number;
  readonly below: number;
  /** How many points on either side are looked at, so that there is mass to speak of. */
  readonly reach: number;
}

function levelOf(total: Float64Array, { at }: AllocationLattice, atom: number): Level {
  let reach = 0;
  while (sumAround(total, at, reach) < 1e-9 && reach < 64) reach += 1;
  return { here: sumAround(total, at, reach), below: sumUpTo(total, at, atom), reach };
}

function sumAround(values: Float64Array, at: number, reach: number): number {
  let sum = 0;
  for (let k = Math.max(0, at - reach); k <= at + reach; k += 1) sum += values[k] ?? 0;
  return sum;
}

/** Sum below a point, with the whole of its atom and half of the rest. */
function sumUpTo(values: Float64Array, at: number, atom: number): number {
  let sum = 0;
  for (let k = 0; k < at; k += 1) sum += values[k] ?? 0;
  return sum + atom + Math.max(0, (values[at] ?? 0) - atom) / 2;
}

function allocationOf(
  { severity }: Risk,
  { part, mean }: { readonly part: Parted | undefined; readonly mean: number },
  {
    lattice,
    level,
    point: { p, quantile },
    atom,
  }: {
    readonly lattice: AllocationLattice;
    readonly level: Level;
    readonly point: AllocationPoint;
    readonly atom: { readonly mass: number; readonly own: number } | null;
  },
): RiskAllocation {
  const loss = part?.loss ?? new Float64Array(0);
  const here = level.here > 0 ? sumAround(loss, lattice.at, level.reach) / level.here : 0;
  const euler = atom === null ? here : atom.own;
  const atomLoss = atom === null ? 0 : atom.own * atom.mass;
  const below = signed(sumUpTo, loss, lattice.at, atomLoss);
  const tail = (mean - below + euler * (level.below - p)) / (1 - p);
  const isLoss = supportOf(severity)[0] >= 0;
  return {
    leaveOneOut: part === undefined ? null : leftOut(part.others, lattice, { p, quantile }),
    euler: isLoss ? Math.max(0, euler) : euler,
    tail: isLoss ? Math.max(0, tail) : tail,
  };
}

/** As `sumUpTo`, for losses that may be negative. */
function signed(sum: typeof sumUpTo, values: Float64Array, at: number, atom: number): number {
  const part = (values[at] ?? 0) - atom;
  return sum(values, at, 0) - Math.max(0, values[at] ?? 0) / 2 + atom + part / 2;
}

/** How much the percentile falls without the risk, read off the distribution of all others. */
function leftOut(
  others: Float64Array | null,
  { step, zero }: AllocationLattice,
  { p, quantile }: AllocationPoint,
): number | null {
  if (others === null) return null;
  let sum = 0;
  for (let k = 0; k < others.length; k += 1) {
    const mass = others[k] ?? 0;
    if (sum + mass >= p - 1e-9) {
      // A point with much mass is an atom; else the mass lies evenly about it.
      const part = mass > 50 * ((others[k + 1] ?? 0) + 1e-12) || k === zero ? 0 : (p - sum) / mass - 0.5;
      return quantile - (k - zero + Math.min(0.5, Math.max(-0.5, part))) * step;
    }
    sum += mass;
  }
  return null;
}
