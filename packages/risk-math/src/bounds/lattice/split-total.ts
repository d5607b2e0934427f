import type { Risk } from "../../aggregate/risk.ts";
import { addAtoms, atomsOf, type IntervalAtoms } from "./interval-atoms.ts";
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
 * Sorts what a total is made of. Amounts that are fixed, or vary by less than the lattice could show, are listed; the
 * rest goes to lattices of its sign.
 */
export function splitTotal(risks: readonly Risk[]): SplitTotal {
  const threats: LossPart[] = [];
  const opportunities: LossPart[] = [];
  const listed: IntervalAtoms[] = [];
  let untold = false;
  for (const risk of risks) {
    const own = riskAtoms(risk);
    if (own !== null) {
      listed.push(own);
      continue;
    }
    const parts = partsOf(risk);
    if (parts === null) untold = true;
    else {
      if (parts.shift !== 0) listed.push(atomsOf([[parts.shift, parts.shift, 1]]));
      threats.push(...parts.threats);
      opportunities.push(...parts.opportunities);
    }
  }
  const besideThreats = threats.length > 0 ? mostAtoms.besideThreats : mostAtoms.alone;
  const most = opportunities.length > 0 ? mostAtoms.besideBenefits : besideThreats;
  listed.sort((a, b) => a.mass.length - b.mass.length);
  let atoms = atomsOf([[0, 0, 1]]);
  for (const own of listed) atoms = addAtoms(atoms, own, most);
  return { atoms, threats, opportunities, untold, size: risks.length };
}
