import { atomicTotal } from "../../aggregate/atoms.ts";
import { type Risk, validateRisks } from "../../aggregate/risk.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { type BoundFamily, familyOf } from "../../distributions/families.ts";
import { expectedEvents } from "../../occurrence/occurrence.ts";
import { integrate } from "../../numeric/gauss-legendre.ts";
import { refuse } from "../../risk-math-error.ts";
import { compoundCurve } from "./compound-ladder.ts";
import type { ManyEvents } from "./compound-window.ts";
import { tableQuantile } from "./quantile-table.ts";
import { smoothCurve } from "./smooth-curve.ts";

/** A quantile function and how far it is from the true one on average. */
export interface CompoundQuantile {
  readonly quantile: (u: number) => number;
  /**
   * Estimate of the mean absolute difference to the true quantile, in the unit of the loss: that to a table of half as
   * many nodes, which is the larger of the two. 0 for closed forms.
   */
  readonly error: number;
}

/**
 * Quantile function of one risk's loss in a period, for samplers that spend exactly one uniform per risk and simulation.
 * Losses of at most one event and sums of atoms have it in closed form. Sums of many events take it from their
 * characteristic function, the others from lattices of 4,096 nodes on as many scales as the severity has, the atom at 0
 * kept whole and every lattice's mean exact.
 *
 * Codes: those of `validateRisks`.
 *
 * @example
 * compoundQuantile({ id: 1, occurrence: bernoulli(0.5), severity: pointMass(8) })(0.75); // 8
 */
export function compoundQuantile(risk: Risk): (u: number) => number {
  refuse(validateRisks([risk]));
  return compoundTable(risk).quantile;
}

/** The same with the estimate of its error. */
export function compoundTable({ id, occurrence, severity }: Risk): CompoundQuantile {
  if (expectedEvents(occurrence) === 0) return { quantile: () => 0, error: 0 };
  if (occurrence.kind === "bernoulli") {
    return { quantile: singleQuantile(occurrence.probability, severity), error: 0 };
  }
  const atoms = severity.kind === "point" || severity.kind === "discrete";
  const listed = atoms ? atomicTotal([{ id, occurrence, severity }]) : null;
  if (listed !== null) return { quantile: familyOf(listed).quantile, error: 0 };
  return keptTable(occurrence, severity);
}

/** Tables of the risks asked for last, by what they say and not by which object says it: runs of many seeds ask again. */
const tables: Map<string, CompoundQuantile> = new Map();
const mostTables = 64;

function keptTable(occurrence: ManyEvents, severity: Distribution): CompoundQuantile {
  const key = JSON.stringify([occurrence, severity]);
  const known = tables.get(key);
  if (known !== undefined) return known;
  const made = tabulated(occurrence, severity);
  if (tables.size >= mostTables) tables.clear();
  tables.set(key, made);
  return made;
}

/** A severity that happens with probability p, else 0. */
function singleQuantile(p: number, severity: Distribution): (u: number) => number {
  const family = familyOf(severity);
  const gains = p * family.cdf(0);
  return (u) => {
    if (p === 1) return family.quantile(u);
    if (u <= gains && gains > 0) return family.quantile(Math.min(1, u / p));
    if (u <= gains + 1 - p) return 0;
    // From above, so that 1 - u keeps its digits.
    return family.quantile(1 - (1 - u) / p);
  };
}

function tabulated(occurrence: ManyEvents, severity: Distribution): CompoundQuantile {
  const family = familyOf(severity);
  const [low, high] = family.support();
  const smooth = smoothCurve(occurrence, severity);
  // Benefits are losses in a mirror.
  const mirrored = smooth === null && high <= 0;
  const total = { occurrence, severity: mirrored ? mirror(family) : family };
  const curve = smooth ?? ((points: number) => compoundCurve(total, points));
  // A severity of both signs has no window but the one that holds all.
  const size = low < 0 && high > 0 ? 16_384 : 4096;
  const quantile = tableQuantile(curve(size));
  const coarse = tableQuantile(curve(size / 2));
  const difference = (u: number): number => Math.abs(quantile(u) - coarse(u));
  const ends = Array.from({ length: 40 }, (_, k) => 2 ** (k - 41));
  const cuts = [...ends, 0.5, ...ends.map((end) => 1 - end).toReversed()];
  const error = cuts
    .slice(1)
    .reduce((sum, cut, i) => sum + integrate(difference, [cuts[i] ?? 0, cut], 16), 0);
  return { quantile: mirrored ? (u) => 0 - quantile(1 - u) : quantile, error };
}

/** The family of a loss with its sign changed. */
function mirror(family: BoundFamily): BoundFamily {
  const { mean, thirdMoment, support, density, cdf, quantile, partialMean } = family;
  const [low, high] = support();
  return {
    ...family,
    mean: () => -mean(),
    thirdMoment: () => -thirdMoment(),
    support: () => [0 - high, 0 - low],
    density: (x) => density(-x),
    cdf: (x) => 1 - cdf(-x),
    quantile: (p) => 0 - quantile(1 - p),
    partialMean: (x) => partialMean(-x) - mean(),
  };
}
