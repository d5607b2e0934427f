import type { Risk } from "../../aggregate/risk.ts";
import { supportOf } from "../../distributions/families.ts";

/**
 * Whether a total's characteristic function may come back after it has vanished once, as that of losses of nearly one
 * size does at every whole turn: then a series that stopped where coefficients were small may have stopped too soon, and
 * only its bound can tell. Losses without an end count too: what they bring beyond the period is a question of its own.
 */
export function mayRecur(risks: readonly Risk[]): boolean {
  return risks.some(({ severity }) => {
    const [low, high] = supportOf(severity);
    return !Number.isFinite(high - low) || high - low <= narrow * Math.max(Math.abs(low), Math.abs(high));
  });
}

/** A width beside the loss itself from which on the losses' waves part within few turns. */
const narrow = 0.1;
