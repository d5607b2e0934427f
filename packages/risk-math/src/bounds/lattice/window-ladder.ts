import type { Ends } from "../bound.ts";
import { unit } from "../bound.ts";
import type { LossPart } from "./loss-part.ts";
import { rateTransform } from "./rate-transform.ts";
import { roundingWindow, type RoundingWindow } from "./rounding-window.ts";

/**
 * Bounds on the distribution of a sum of losses by windows of growing size: at any loss the smallest window that holds it
 * answers. Each window is proved by itself, so that a small one tells of small totals what a large one cannot show.
 */
export class WindowLadder {
  readonly parts: readonly LossPart[];
  /** No smaller total is possible; 0 or below. */
  readonly least: number;
  /** No larger total is possible, infinite where any is. */
  readonly most: number;
  readonly mean: number;
  /** The smallest total that is possible when anything happens at all. */
  readonly first: number;
  /** Whether that total itself has probability 0, so that F is still the probability of nothing there. */
  readonly #open: boolean;
  /** Whether the probability of nothing is known. */
  readonly #exact: boolean;
  readonly #slack: number;
  readonly #nothing: number;
  readonly #lost: number;
  readonly #lostArea: number;
  readonly #belowZero: number;
  readonly #windows: Map<number, RoundingWindow> = new Map();
  #ladder: Rung[] = [];
  #spent: number = 0;

  constructor(parts: readonly LossPart[]) {
    this.parts = parts;
    this.least = parts.reduce((sum, { low }) => sum + Math.min(0, low), 0);
    this.most = parts.reduce((sum, part) => sum + mostOf(part), 0) * (1 + 2 * unit * (parts.length - 1));
    this.mean = parts.reduce((sum, { mean }) => sum + mean, 0);
    this.first = parts.reduce((least, { low }) => Math.min(least, low), Number.POSITIVE_INFINITY);
    this.#open = parts.every(({ cdf, low }) => cdf(low) === 0);
    this.#nothing = Math.exp(parts.reduce((sum, part) => sum + logOfNone(part), 0));
    this.#exact = this.first >= 0 && this.#nothing >= 0;
    this.#slack = 4 * unit * (parts.length + 1);
    this.#lost = parts.reduce((sum, { lost }) => sum + lost, 0);
    this.#lostArea = parts.reduce((sum, { lostArea }) => sum + lostArea, 0);
    this.#belowZero = parts.filter(({ low }) => low < 0).length;
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  /** The largest loss that a window holds. */
  get reach(): number {
    return this.#ladder.at(-1)?.window.end ?? this.least;
  }

  /** The windows, ascending, each with the loss from which on it answers. */
  get rungs(): readonly Rung[] {
    return this.#ladder;
  }

  /** Makes sure that a window of `cells` points holds all totals up to `size`; false when that would cost too much. */
  ensure(size: number, cells: number): boolean {
    if (cells < 4 * this.#belowZero) return this.ensure(size, 2 * cells);
    const step = 2 ** Math.ceil(Math.log2((size - this.least) / (cells - 1 - this.#belowZero)));
    const known = this.#windows.get(step * cells);
    if (known !== undefined && known.cells >= cells) return true;
    const work = workOf(this.parts, step, cells);
    if (!(step > 0) || !Number.isFinite(step * cells) || this.#spent + work > budget) return false;
    this.#spent += work;
    this.#windows.set(step * cells, roundingWindow(this.parts, step, cells));
    this.#ladder = rungsOf(this.#windows);
    return true;
  }

  /** Both bounds of P(sum <= y). */
  cdf(y: number): Ends {
    return { low: this.lower(y), high: this.upper(y) };
  }

  /** The lower bound of P(sum <= y). */
  lower(y: number): number {
    if (y < this.least) return 0;
    if (y >= this.most) return 1;
    if (this.#isNothing(y)) return this.#nothing * (1 - this.#slack);
    const rung = this.#rungAt(y);
    if (rung === undefined) return this.#ladder.at(-1)?.floor ?? 0;
    const { window, floor } = rung;
    return Math.max(floor, window.lower[Math.floor((y - window.start) / window.step)] ?? 0);
  }

  /** The upper bound of P(sum <= y). */
  upper(y: number): number {
    if (y < this.least) return this.#lost;
    if (y >= this.most) return 1;
    if (this.#isNothing(y)) return this.#nothing * (1 + this.#slack);
    const window = this.#rungAt(y)?.window;
    return window === undefined ? 1 : (window.upper[Math.floor((y - window.start) / window.step)] ?? 1);
  }

  /** Whether a total of at most y means that nothing happened. */
  #isNothing(y: number): boolean {
    return this.#exact && (y < this.first || (this.#open && y === this.first));
  }

  /** Bounds of the integral of P(sum <= ·) from below up to y, for y within reach; beyond it by the mean. */
  area(y: number): Ends {
    if (y <= this.least) return { low: 0, high: this.#lostArea };
    const rung = this.#rungAt(y);
    if (rung !== undefined) return plus(areaIn(rung, y), this.#lostArea);
    const last = this.#ladder.at(-1);
    // E (sum - y)+ = mean - y + area is not negative, and P(sum <= ·) is at most 1.
    const slack = 8 * unit * (this.parts.length + 4) * (Math.abs(y) + Math.abs(this.mean));
    const known = last === undefined ? { low: 0, high: 0 } : areaIn(last, last.window.end);
    const beyond = y - (last?.window.end ?? this.least);
    return {
      low: Math.max(known.low + beyond * (last?.floor ?? 0), y - this.mean - slack),
      high: known.high + beyond + this.#lostArea,
    };
  }

  #rungAt(y: number): Rung | undefined {
    for (const rung of this.#ladder) if (y < rung.window.end) return rung;
    return undefined;
  }
}

/** A window and what is known where it begins to answer. */
export interface Rung {
  readonly window: RoundingWindow;
  readonly from: number;
  /** The lower bound reached by smaller windows. */
  readonly floor: number;
  /** Areas up to `from`, and the window's own ones, which do not count. */
  readonly area: Ends;
  readonly skipped: Ends;
}

function rungsOf(windows: ReadonlyMap<number, RoundingWindow>): Rung[] {
  const sorted = [...windows.values()].toSorted((a, b) => a.end - b.end);
  const rungs: Rung[] = [];
  for (const window of sorted) {
    const last = rungs.at(-1);
    if (last === undefined) rungs.push({ window, from: window.start, floor: 0, area: none, skipped: none });
    else {
      const { end, cells, lower } = last.window;
      const floor = Math.max(last.floor, lower[cells - 1] ?? 0);
      const skipped = { low: areaUpTo(window, "lower", end), high: areaUpTo(window, "upper", end) };
      rungs.push({ window, from: end, floor, area: areaIn(last, end), skipped });
    }
  }
  return rungs;
}

const none: Ends = { low: 0, high: 0 };

function areaIn({ window, from, floor, area, skipped }: Rung, y: number): Ends {
  const low = areaUpTo(window, "lower", y) - skipped.low;
  const high = areaUpTo(window, "upper", y) - skipped.high;
  const slack = 4 * unit * window.cells * (y - window.start);
  return { low: area.low + Math.max(low, floor * (y - from)) - slack, high: area.high + high + slack };
}

function plus({ low, high }: Ends, more: number): Ends {
  return { low, high: high + more };
}

function areaUpTo(window: RoundingWindow, side: "lower" | "upper", y: number): number {
  const { start, step, cells } = window;
  const k = Math.min(cells, Math.max(0, Math.floor((y - start) / step)));
  const sums = side === "lower" ? window.lowerArea : window.upperArea;
  const values = side === "lower" ? window.lower : window.upper;
  return (sums[k] ?? 0) + (k < cells ? (values[k] ?? 0) * (y - start - k * step) : 0);
}

function mostOf({ count, high }: LossPart): number {
  if (count.kind === "bernoulli") return Math.max(0, high);
  return high > 0 ? Number.POSITIVE_INFINITY : 0;
}

function logOfNone({ count, total }: LossPart): number {
  if (count.kind === "bernoulli") return Math.log1p(-count.probability);
  return count.kind === "poisson" ? -count.rate * total : Number.NaN;
}

/** Butterflies and the like, three nanoseconds each, that all windows together may cost: about 0.8 s. */
const budget = 2.6e8;

/** What a window costs: a transform of four times its cells per two severities, and the distribution functions. */
export function workOf(parts: readonly LossPart[], step: number, cells: number): number {
  const size = 4 * cells;
  const others = parts.filter(({ count }) => count.kind !== "poisson").length;
  const mixtures = parts.reduce(
    (sum, { count }) => sum + (count.kind === "uncertain-rate" ? rateTransform(count.rate).work : 0),
    0,
  );
  const transforms = (Math.ceil(others / 2) + 3) * size * Math.log2(size) + mixtures * size;
  const asked = parts.reduce((sum, { low, high, table }) => {
    const seen = Math.min(cells, (high - low) / step + 2);
    return sum + seen * (table === undefined ? 60 : 8);
  }, 0);
  return transforms + asked;
}

/** Points of the finest windows such that a handful of them stays within the budget. */
export function finestCells(parts: readonly LossPart[], step: number): number {
  let cells = 2 ** 14;
  while (cells > 2 ** 10 && workOf(parts, (step * 2 ** 14) / cells, cells) > budget / 5) cells /= 2;
  return cells;
}
