import type { MatrixCell, MatrixScales, ScaleClass } from "./risk-matrix.ts";

/** A named range of scores that starts at its lower limit and ends where the next begins. */
export interface Band {
  readonly title: string;
  readonly lowerLimit: number;
  /** Code that ascends with severity; becomes the colour of derived cells. */
  readonly color?: number;
}

/**
 * The band of a score: the one of highest lower limit at or below it. Bands may come in any order; of two with the
 * same limit the first given wins. Null without a score or without such a band. Scores are compared as they are: 8.999
 * stays below 9.
 *
 * @example
 * bandOf(6, [{ title: "Low", lowerLimit: 0 }, { title: "Medium", lowerLimit: 4 }])?.title; // "Medium"
 */
export function bandOf<B extends Band>(score: number | null | undefined, bands: readonly B[]): B | null {
  if (typeof score !== "number" || !Number.isFinite(score)) return null;
  let found: B | null = null;
  for (const band of bands) {
    if (band.lowerLimit <= score && (found === null || band.lowerLimit > found.lowerLimit)) found = band;
  }
  return found;
}

/** Product of a consequence score and a frequency score; null when either is missing or not finite. */
export function riskScore(
  consequenceScore: number | null | undefined,
  frequencyScore: number | null | undefined,
): number | null {
  if (typeof consequenceScore !== "number" || typeof frequencyScore !== "number") return null;
  const score = consequenceScore * frequencyScore;
  return Number.isFinite(score) ? score : null;
}

/** The score of the class at a position (from 1): its own, else the position. Null outside the scale. */
export function classScore(classes: readonly ScaleClass[], position: number): number | null {
  const found = classes[position - 1];
  return found === undefined ? null : (found.score ?? position);
}

/**
 * The cells of a band-scored matrix: value is row score times column score, colour that of the value's band, else 0.
 */
export function cellsFromBands(scales: MatrixScales, bands: readonly Band[]): MatrixCell[] {
  return scales.frequencies.flatMap((frequency, i) =>
    scales.consequences.map((consequence, j) => {
      const value = (frequency.score ?? i + 1) * (consequence.score ?? j + 1);
      return { row: i + 1, column: j + 1, value, color: bandOf(value, bands)?.color ?? 0 };
    }),
  );
}
