import type { ScaleClass } from "./risk-matrix.ts";

/** A position on a scale, from 1; `clamped` tells that the value lies outside all classes on that side. */
export interface ScalePlace {
  readonly position: number;
  readonly clamped: boolean;
}

/**
 * The class that covers a value, in the classes' unit.
 *
 * A class covers `[low, high)`, the last also its high end: on a shared boundary the higher class wins, of overlapping
 * classes the highest. Below the first or above the last class the value is clamped and says so. In a gap the class
 * nearest in logarithm wins (in distance, where a bound is not positive), the higher on a tie. Null for null,
 * undefined, NaN and infinities, and for an empty scale.
 *
 * @example
 * placeOnScale(10, [{ low: 1, high: 10 }, { low: 10, high: 100 }])?.position; // 2
 */
export function placeOnScale(
  value: number | null | undefined,
  classes: readonly ScaleClass[],
): ScalePlace | null {
  if (typeof value !== "number" || !Number.isFinite(value) || classes.length === 0) return null;
  const inside = classes.findLastIndex(
    ({ low, high }, i) => low <= value && (value < high || (i === classes.length - 1 && value === high)),
  );
  if (inside >= 0) return { position: inside + 1, clamped: false };
  const lowest = Math.min(...classes.map(({ low }) => low));
  const highest = Math.max(...classes.map(({ high }) => high));
  if (value < lowest) return { position: 1, clamped: true };
  if (value > highest) return { position: classes.length, clamped: true };
  return { position: nearest(value, classes) + 1, clamped: false };
}

function nearest(value: number, classes: readonly ScaleClass[]): number {
  const logarithmic = value > 0 && classes.every(({ low, high }) => low > 0 && high > 0);
  const scale = logarithmic ? Math.log : (x: number): number => x;
  const distances = classes.map(({ low, high }) =>
    Math.min(Math.abs(scale(value) - scale(low)), Math.abs(scale(value) - scale(high))),
  );
  const least = Math.min(...distances);
  return distances.findLastIndex((distance) => distance <= least * (1 + 1e-12));
}
