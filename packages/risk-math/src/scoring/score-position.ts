/**
 * The class of a score on 0–10, `clamp(ceil(score count / 10), 1, count)` counted from 1. A score of 0 means "not
 * rated" and has no class; neither has a missing or non-finite score, or an empty scale.
 *
 * Together with `scoreOfPosition` it is stable: position, score, position gives the position back.
 *
 * @example
 * positionOfScore(7, 5); // 4
 */
export function positionOfScore(score: number | null | undefined, count: number): number | null {
  if (typeof score !== "number" || !Number.isFinite(score) || score <= 0 || !(count >= 1)) return null;
  // A score that is a multiple of 10/count but for rounding belongs to the class below.
  const position = Math.ceil((score * count) / 10 - 1e-9);
  return Math.min(Math.max(position, 1), count);
}

/** The score on 0–10 of a class, `position 10 / count`: the top of the class's range. Null outside 1…count. */
export function scoreOfPosition(position: number | null | undefined, count: number): number | null {
  if (typeof position !== "number" || !Number.isInteger(position)) return null;
  return position >= 1 && position <= count ? (position * 10) / count : null;
}
