import type { BoundFamily } from "../../distributions/families.ts";
import { eventVariance, expectedEvents } from "../../occurrence/occurrence.ts";
import { probabilityOfAny } from "../../occurrence/probability-of-any.ts";
import { compoundMasses, type ManyEvents, type Window } from "./compound-window.ts";
import type { CurvePoints } from "./quantile-table.ts";

/** A total of many events of one severity. */
export interface CompoundTotal {
  readonly occurrence: ManyEvents;
  readonly severity: BoundFamily;
}

/**
 * The distribution function of a compound total as points, whatever the scales of its severity.
 *
 * One lattice cannot show a lognormal of σ = 3: its mean lies a hundred medians out, its P99.99 a million. So the first
 * window holds all totals up to the last 1e-13 of probability, and each further one the lowest sixteenth of the one
 * before, until the least hundredth of the totals with an event spans 64 steps; a point comes from the finest window that
 * reaches it. `size` nodes each.
 */
export function compoundCurve(total: CompoundTotal, size: number): CurvePoints {
  const { occurrence, severity } = total;
  const losses: number[] = [];
  const below: number[] = [];
  const nothing = 1 - probabilityOfAny(occurrence);
  const [first, ...finer] = windowsOf(total, size);
  for (const window of [...finer.toReversed(), first]) {
    const masses = compoundMasses(occurrence, severity, window);
    addPoints({ losses, below }, masses, { ...window, nothing });
  }
  return { losses, below };
}

type Windows = readonly [Window, ...Window[]];

function windowsOf(total: CompoundTotal, size: number): Windows {
  const top = wholeWindow(rangeOf(total), size);
  if (total.severity.support()[0] < 0 || top.first > 0) return [top];
  const windows: [Window, ...Window[]] = [top];
  const least = leastTotal(total);
  for (let step = top.step; least < 64 * step && windows.length < 16;) {
    step /= 16;
    windows.push({ step, first: 0, size, whole: false });
  }
  return windows;
}

/** The loss that a hundredth of the totals with an event do not exceed, near enough to choose a step by. */
function leastTotal(total: CompoundTotal): number {
  const { mean, variance } = momentsOf(total);
  const many = expectedEvents(total.occurrence) > 1;
  return Math.max(total.severity.quantile(0.01), many ? mean - 5 * Math.sqrt(variance) : 0);
}

function momentsOf({ occurrence, severity }: CompoundTotal): { mean: number; variance: number } {
  const events = expectedEvents(occurrence);
  const size = severity.mean();
  return {
    mean: events * size,
    variance: events * severity.variance() + eventVariance(occurrence) * size * size,
  };
}

/** Losses between which all totals lie but for 1e-13 or so. */
function rangeOf(total: CompoundTotal): { low: number; high: number } {
  const { occurrence, severity } = total;
  const { support, quantile } = severity;
  const { mean, variance } = momentsOf(total);
  const events = Math.max(1, expectedEvents(occurrence));
  const rare = 1e-13 / events;
  const [least, most] = support();
  const low = Number.isFinite(least) ? least : quantile(rare);
  const high = Number.isFinite(most) ? most : quantile(1 - Math.max(rare, 1e-16));
  // Cut at the largest single event the spread is at most this (Fuk and Nagaev 1971 split tails likewise).
  const cut = Math.max(Math.abs(low), Math.abs(high));
  const spread = occurrence.kind === "poisson" ? Math.min(variance, Math.abs(mean) * cut) : variance;
  const reach = cut + 9 * Math.sqrt(Math.max(spread, 0));
  return {
    low: least >= 0 ? Math.max(0, mean - reach) : Math.min(0, mean - reach),
    high: most <= 0 ? Math.min(0, mean + reach) : Math.max(0, mean + reach),
  };
}

function wholeWindow({ low, high }: { readonly low: number; readonly high: number }, size: number): Window {
  const step = (high - low) / (size - 4);
  return { step, first: Math.floor(low / step), size, whole: true };
}

interface Placed extends Window {
  /** P(no event), an atom at 0 that no interpolation may smear. */
  readonly nothing: number;
}

/** Appends what a window tells beyond the points there are: half of a node's mass lies below it. */
function addPoints(
  { losses, below }: { losses: number[]; below: number[] },
  masses: Float64Array,
  { step, first, size, whole, nothing }: Placed,
): void {
  const reached = losses.at(-1) ?? Number.NEGATIVE_INFINITY;
  // The last sixteenth of a window that leaves losses out is not needed: the next one reaches it.
  const count = whole ? size : size - size / 16;
  let sum = 0;
  const push = (loss: number, probability: number): void => {
    if (loss <= reached && loss !== 0) return;
    if (probability <= (below.at(-1) ?? -1) || loss < (losses.at(-1) ?? loss)) return;
    losses.push(loss);
    below.push(Math.min(1, probability));
  };
  for (let k = 0; k < count; k += 1) {
    const own = masses[k] ?? 0;
    if (first + k === 0) {
      push(0, sum);
      push(0, sum + nothing);
      sum += Math.max(own, nothing);
    } else {
      push((first + k) * step, sum + own / 2);
      sum += own;
    }
  }
}
