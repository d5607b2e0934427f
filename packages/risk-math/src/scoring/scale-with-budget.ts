import { notFinite, refuse, issue, tooSmall } from "../risk-math-error.ts";
import type { ScaleClass } from "./risk-matrix.ts";

/** Classes in absolute figures; without a usable budget they stay as stored and the warning says so. */
export interface ScaledClasses {
  readonly classes: readonly ScaleClass[];
  readonly warning: "no-budget" | null;
}

/** Absolute classes from classes in percent of a budget. Here percent is of money, not of probability. */
export function scaleWithBudget(
  percentClasses: readonly ScaleClass[],
  budget: number | null | undefined,
): ScaledClasses {
  if (!usable(budget)) return { classes: percentClasses, warning: "no-budget" };
  const absolute = (percent: number): number => (budget * percent) / 100;
  const classes = percentClasses.map(({ low, mid, high, ...rest }) => ({
    ...rest,
    low: absolute(low),
    ...(mid === undefined ? {} : { mid: absolute(mid) }),
    high: absolute(high),
  }));
  return { classes, warning: null };
}

/** The percentages of budget at the first, the middle and the last column. */
export interface BudgetAnchors {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/**
 * Classes for `count` columns from three anchors in percent of the budget: mids interpolated in logarithm, piecewise
 * through the middle column; edges at the geometric mean of neighbouring mids, mirrored at both ends. Null without a
 * usable budget. Codes: `not-finite`, `support` (an anchor not above 0), `order`, `length` (fewer than 2 columns).
 *
 * @example
 * classesFromAnchors({ low: 0.05, mid: 0.5, high: 5 }, 5, 50e6)?.[1]?.mid; // 79056.9415…
 */
export function classesFromAnchors(
  { low, mid, high }: BudgetAnchors,
  count: number,
  budget: number | null | undefined,
): ScaleClass[] | null {
  refuse(notFinite({ low, mid, high, count }));
  if (low < 1e-70) refuse(issue("low", "support", "must be above 0"));
  if (!(low <= mid && mid <= high)) refuse(issue("mid", "order", "must satisfy low <= mid <= high"));
  if (!Number.isInteger(count) || count < 2) refuse(issue("count", "length", "needs at least 2 columns"));
  if (!usable(budget)) return null;
  refuse([...notFinite({ budget }), ...tooSmall({ budget })]);
  const half = (count - 1) / 2;
  const mids = Array.from({ length: count }, (_, i) => {
    const percent = i <= half ? low * (mid / low) ** (i / half) : mid * (high / mid) ** ((i - half) / half);
    return (budget * percent) / 100;
  });
  const edges = mids.slice(1).map((next, i) => Math.sqrt(next) * Math.sqrt(mids[i] ?? next));
  return mids.map((middle, i) => {
    const above = edges[i] ?? middle * (middle / (edges[i - 1] ?? middle));
    const below = edges[i - 1] ?? middle * (middle / above);
    return { low: below, mid: middle, high: above };
  });
}

function usable(budget: number | null | undefined): budget is number {
  return typeof budget === "number" && Number.isFinite(budget) && budget > 0;
}
