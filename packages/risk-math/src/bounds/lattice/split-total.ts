import type { Risk } from "../../aggregate/risk.ts";
import { supportOf } from "../../distributions/families.ts";
import { addAtoms, atomsOf, type IntervalAtoms, movedAtoms } from "./interval-atoms.ts";
import type { LossPart } from "./loss-part.ts";
import { partsOf } from "./risk-parts.ts";
import { riskAtoms } from "./risk-atoms.ts";

/** A total as `atoms + threats - opportunities`, three independent sums of which the last two are not negative. */
export interface SplitTotal {
  readonly atoms: IntervalAtoms;
  readonly threats: readonly LossPart[];
  readonly opportunities: readonly LossPart[];
  /** A risk that none of the three can hold: nothing can be told. */
  readonly untold: boolean;
  /** Number of risks, for the rounding of products over them. */
  readonly size: number;
}

/** Outcomes that are listed one by one: beside a lattice every one costs a look at it. */
const mostAtoms = { alone: 8192, besideThreats: 256, besideBenefits: 64 } as const;

/**
 * Sorts what a total is made of. Amounts that are fixed, or vary by less than the lattice could show, are listed as long as
 * their sums are few, the largest amounts first; the rest goes to lattices of its sign.
 */
export function splitTotal(risks: readonly Risk[]): SplitTotal {
  const fixed: FixedRisk[] = [];
  const varying: Risk[] = [];
  for (const risk of risks) {
    const own = riskAtoms(risk);
    if (own === null) varying.push(risk);
    else fixed.push({ risk, own });
  }
  fixed.sort((a, b) => a.own.mass.length - b.own.mass.length || sizeOf(b.own) - sizeOf(a.own));
  const alone = varying.length === 0 ? listed(fixed, mostAtoms.alone) : null;
  if (alone !== null && alone.left.length === 0) {
    return { atoms: alone.atoms, threats: [], opportunities: [], untold: false, size: risks.length };
  }
  const benefits = risks.some(({ severity }) => supportOf(severity)[0] < 0);
  const most = benefits ? mostAtoms.besideBenefits : mostAtoms.besideThreats;
  const { atoms, left } = listed(fixed, most);
  return withLattices([...varying, ...left], atoms, risks.length);
}

interface FixedRisk {
  readonly risk: Risk;
  readonly own: IntervalAtoms;
}

function sizeOf({ low, high }: IntervalAtoms): number {
  return Math.max(Math.abs(low[0] ?? 0), Math.abs(high.at(-1) ?? 0));
}

/** The sums of as many as stay below a number of outcomes, and those that are left. */
function listed(fixed: readonly FixedRisk[], most: number): { atoms: IntervalAtoms; left: Risk[] } {
  let atoms = atomsOf([[0, 0, 1]]);
  const left: Risk[] = [];
  for (const { risk, own } of fixed) {
    const sum = left.length > 0 ? null : addAtoms(atoms, own, most);
    if (sum === null) left.push(risk);
    else atoms = sum;
  }
  return { atoms, left };
}

function withLattices(risks: readonly Risk[], fixed: IntervalAtoms, size: number): SplitTotal {
  const threats: LossPart[] = [];
  const opportunities: LossPart[] = [];
  let [atoms, untold] = [fixed, false];
  for (const risk of risks) {
    const parts = partsOf(risk);
    if (parts === null) {
      untold = true;
      continue;
    }
    if (parts.shift !== 0) atoms = movedAtoms(atoms, parts.shift);
    threats.push(...parts.threats);
    opportunities.push(...parts.opportunities);
  }
  return { atoms, threats, opportunities, untold, size };
}
