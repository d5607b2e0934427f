import { issue, refuse } from "../risk-math-error.ts";
import { type FourWords, philox4x32 } from "./philox.ts";

/** What a stream is for: streams of different purposes never meet. */
export const streamPurpose = { events: 0, quantiles: 1, factor: 2, strata: 3 } as const;

/** Two words that stand for a risk, whatever its place in the portfolio. */
export type RiskKey = readonly [low: number, high: number];

/** The key of an identity: integers keep their digits, strings are hashed to 64 bits. */
export function riskKey(id: number | string): RiskKey {
  if (typeof id === "number" && Number.isSafeInteger(id) && id >= 0) {
    return [id >>> 0, Math.floor(id / 4_294_967_296)];
  }
  const text = String(id);
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
  }
  // Above 2^21 so that no string meets an integer.
  return [low >>> 0, (high | 0x80000000) >>> 0];
}

/** The words from which the streams of one risk for one purpose start. */
export function streamRoot(seed: number, [low, high]: RiskKey, purpose: number): FourWords {
  return philox4x32([purpose, low, high, 0x7269736b], [seed >>> 0, Math.floor(seed / 4_294_967_296)]);
}

/** State of the stream in a block: each word of the root moved by a multiple of an odd constant and finalised. */
export function streamState(root: FourWords, block: number): FourWords {
  return [
    finalise(root[0] + Math.imul(block, 0x9e3779b1)),
    finalise(root[1] + Math.imul(block, 0x85ebca77)),
    finalise(root[2] + Math.imul(block, 0xc2b2ae3d)),
    finalise(root[3] + Math.imul(block, 0x27d4eb2f)),
  ];
}

/** The finaliser of MurmurHash3, a bijection of 32 bits with full avalanche. */
function finalise(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Refuses a seed that is not a whole number from 0 to 2^53 - 1. Code: `seed`. */
export function requireSeed(seed: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    refuse(issue("seed", "seed", "must be a whole number from 0 to 2^53 - 1"));
  }
}
