import { atOrder, nextDown, orderOf } from "./neighbours.ts";

/** A condition that stays true from some number on, and where its change is looked for. */
export interface Search {
  readonly holds: (x: number) => boolean;
  /** Does not hold here. */
  readonly low: number;
  readonly high: number;
  /** Numbers at which the change is likely to be, ascending. */
  readonly likely?: Float64Array;
}

/**
 * Two numbers between which a condition becomes true, the first too small and the second not: neighbouring doubles where
 * one of the likely numbers is it, else a billionth apart. Halving the number of doubles in between takes 64 steps from
 * any scale to any other. Both are infinite where the condition does not hold at `high`.
 */
export function changeOf({ holds, low, high, likely }: Search): {
  readonly below: number;
  readonly above: number;
} {
  if (!holds(high)) return { below: high, above: Number.POSITIVE_INFINITY };
  let left = orderOf(low);
  let right = orderOf(high);
  while (right - left > 4_000_000n) {
    const middle = (left + right) / 2n;
    if (holds(atOrder(middle))) right = middle;
    else left = middle;
  }
  let [below, above] = [atOrder(left), atOrder(right)];
  for (const x of likely ?? []) {
    if (x <= below || x > above) continue;
    if (!holds(x)) below = x;
    else {
      above = x;
      if (!holds(nextDown(x))) below = nextDown(x);
      break;
    }
  }
  return { below, above };
}

/** The smallest double at which a condition holds, by halving to the end. */
export function firstWhere(holds: (x: number) => boolean, low: number, high: number): number {
  if (!holds(high)) return Number.POSITIVE_INFINITY;
  let left = orderOf(low);
  let right = orderOf(high);
  while (right - left > 1n) {
    const middle = (left + right) / 2n;
    if (holds(atOrder(middle))) right = middle;
    else left = middle;
  }
  return atOrder(right);
}
