import type { Risk } from "../../aggregate/risk.ts";
import { changeOf, firstWhere } from "../bisect.ts";
import type { Ends } from "../bound.ts";
import { nextDown, nextUp } from "../neighbours.ts";
import { SignedTotal } from "./signed-total.ts";
import type { TotalBounds } from "../total-bounds.ts";
import { finestCells, type WindowLadder } from "./window-ladder.ts";

/**
 * Bounds of a total by rounding lattices, with windows made as they are asked for: for a percentile a coarse one tells
 * where it lies, and one of full size just above it answers. A level counts as reached when it is missed by rounding
 * alone (`tolerance`), so that 0.93 is the level of an atom of 1 - 0.07.
 */
export function latticeBounds(
  risks: readonly Risk[],
  mean: number,
  cells: number | null,
): TotalBounds | null {
  const total = new SignedTotal(risks, mean);
  if (total.split.untold) return null;
  const tolerance = 1e-15 * (risks.length + 4);
  const found: Map<number, Ends> = new Map();
  prepare(total, cells);
  return {
    cdf: (x) => {
      refine(total, [x, x], cells);
      return total.cdf(x);
    },
    quantile: (p) => {
      const known = found.get(p);
      if (known !== undefined) return known;
      const bracket = solve(total, p - tolerance, cells);
      found.set(p, bracket);
      return bracket;
    },
    shortfall: (x) => {
      refine(total, [x, x], cells);
      return total.shortfall(x);
    },
  };
}

const coarse = 2 ** 10;
/** Beside benefits every value is a sum over their lattice. */
const signedCells = 2 ** 12;

/** Windows to begin with: around twice the mean; beside benefits also the full size at several heights. */
function prepare(total: SignedTotal, cells: number | null): void {
  const { threats, opportunities } = total;
  for (const ladder of [threats, opportunities]) {
    if (ladder.isEmpty) continue;
    ladder.ensure(startOf(ladder), coarse);
    if (opportunities.isEmpty) continue;
    const heights = [1 - 1e-7, 0.99, 0.5].map((level) => reachOf(ladder, level));
    for (const height of heights) ladder.ensure(height, Math.min(cells ?? signedCells, signedCells));
  }
  total.refresh();
}

function startOf({ mean, least, most, first }: WindowLadder): number {
  const size = Math.max(2 * (Math.abs(mean) + Math.abs(least)), 2 * Math.max(0, first), 1e-290);
  return Math.min(size, Math.max(most, 1e-290)) * (1 + 1e-9);
}

/** A size that a sum of losses stays below with the given probability, windows growing until one tells. */
function reachOf(ladder: WindowLadder, level: number): number {
  for (let step = 0; step < 60; step += 1) {
    const end = ladder.reach;
    if (ladder.cdf(nextDown(end)).low >= level) break;
    if (!ladder.ensure(Math.min(8 * Math.max(end, 1e-290), ladder.most * (1 + 1e-9)), coarse)) break;
    if (ladder.reach <= end) break;
  }
  return firstWhere((y) => ladder.cdf(y).low >= level, nextDown(ladder.least), nextDown(ladder.reach)) || 0;
}

function solve(total: SignedTotal, p: number, cells: number | null): Ends {
  let now = bracket(total, p);
  for (let step = 0; step < 40 && !Number.isFinite(now.high); step += 1) {
    if (!grow(total)) break;
    now = bracket(total, p);
  }
  for (let step = 0; step < 5; step += 1) {
    if (!Number.isFinite(now.high) || !refine(total, [now.low, now.high], coarse)) break;
    const next = bracket(total, p);
    const done = next.high > 0.6 * now.high;
    now = next;
    if (done) break;
  }
  if (now.low < now.high && refine(total, [now.low, now.high], cells)) now = bracket(total, p);
  return now;
}

function grow({ threats, opportunities, ...rest }: SignedTotal): boolean {
  const end = threats.reach;
  if (threats.isEmpty || end > threats.most || rest.split.untold) return false;
  return threats.ensure(4 * Math.max(end, 1e-290), coarse) && opportunities.reach >= 0;
}

/** The quantile's ends as the windows that there are tell them. */
function bracket(total: SignedTotal, p: number): Ends {
  const { atoms } = total.split;
  const largest = atoms.high.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const top = nextUp(largest + Math.min(total.threats.most, total.threats.reach));
  const bottom = nextDown((atoms.low[0] ?? 0) + total.threats.least - total.opportunities.reach);
  if (total.opportunities.isEmpty) {
    const high = firstWhere((x) => total.lower(x) >= p, bottom, top);
    const low =
      total.upper(bottom) >= p ? Number.NEGATIVE_INFINITY : under(total, p, [bottom, Math.min(high, top)]);
    return { low: Math.min(low, high), high };
  }
  // Every value is a sum over the benefits' lattice: to the last digit only where an atom is.
  const { above: high } = changeOf({
    holds: (x) => total.lower(x) >= p,
    low: bottom,
    high: top,
    likely: atoms.high,
  });
  if (total.upper(bottom) >= p) return { low: Number.NEGATIVE_INFINITY, high };
  const end = Math.min(high, top);
  // The lower end is mostly near the upper one: steps away from it that double find it sooner.
  let start = bottom;
  for (let step = 1e-6 * (Math.abs(end) + 1e-300); end - step > bottom; step *= 8) {
    if (total.upper(end - step) < p) {
      start = end - step;
      break;
    }
  }
  const { below, above } = changeOf({
    holds: (x) => total.upper(x) >= p,
    low: start,
    high: end,
    likely: atoms.low,
  });
  return { low: Math.min(nextUp(below) === above ? above : below, high), high };
}

function under(total: SignedTotal, p: number, [bottom, top]: readonly [number, number]): number {
  return firstWhere((x) => total.upper(x) >= p, bottom, top);
}

/** Makes a window that holds the threats of totals up to `x` beside the smallest atom; tells whether it did anything. */
function refine(total: SignedTotal, [, x]: readonly [number, number], cells: number | null): boolean {
  const { threats, opportunities, split } = total;
  if (threats.isEmpty || !opportunities.isEmpty || !Number.isFinite(x)) return false;
  const size = x - (split.atoms.low[0] ?? 0);
  if (size < threats.first || size < threats.least) return false;
  const needed = Math.min(nextUp(size * (1 + 1e-12)), threats.most * (1 + 1e-9));
  if (needed <= 0 && threats.least >= 0) return false;
  const points = cells ?? finestCells(threats.parts, needed / 2 ** 14);
  return threats.ensure(needed, points);
}
