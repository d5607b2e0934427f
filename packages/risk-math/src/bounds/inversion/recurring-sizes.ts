import type { Risk } from "../../aggregate/risk.ts";
import { supportOf } from "../../distributions/families.ts";
import { expectedEvents } from "../../occurrence/occurrence.ts";

/**
 * The sizes of losses whose waves a total's characteristic function may follow back after it has vanished once, those that
 * weigh most first: of fixed amounts, and of losses of nearly one size. A series that stopped where coefficients were small
 * may then have stopped too soon, and only its bound can tell.
 */
export function recurringSizes(risks: readonly Risk[]): number[] {
  const weights: Map<number, number> = new Map();
  for (const { occurrence, severity } of risks) {
    const events = expectedEvents(occurrence);
    for (const [size, mass] of sizesOf(severity)) {
      weights.set(size, (weights.get(size) ?? 0) + events * mass * size * size);
    }
  }
  return [...weights].toSorted(([, a], [, b]) => b - a).map(([size]) => size);
}

/** Losses without an end: what they bring beyond the period is a question of its own. */
export function hasNoEnd(risks: readonly Risk[]): boolean {
  return risks.some(({ severity }) => {
    const [low, high] = supportOf(severity);
    return !Number.isFinite(high - low);
  });
}

function sizesOf(severity: Risk["severity"]): (readonly [size: number, mass: number])[] {
  if (severity.kind === "discrete") {
    return severity.values.map((value, i) => [Math.abs(value), severity.probabilities[i] ?? 0]);
  }
  const [low, high] = supportOf(severity);
  const size = Math.max(Math.abs(low), Math.abs(high));
  return high - low <= narrow * size ? [[(Math.abs(low) + Math.abs(high)) / 2, 1]] : [];
}

/** A width beside the loss itself from which on the losses' waves part within few turns. */
const narrow = 0.1;
