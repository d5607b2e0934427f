import { issue, refuse } from "../risk-math-error.ts";
import { sobolDirections } from "./sobol-directions.ts";

/** Dimensions for which direction numbers are kept. */
export const sobolDimensions: number = sobolDirections.length;

/**
 * Points of the Sobol sequence in Gray-code order (Antonov and Saleev 1979) with the direction numbers of Joe and Kuo
 * 2008, as rows of coordinates in [0, 1). Code: `range` (dimensions above 64, more than 1e8
 * coordinates).
 *
 * @example
 * sobolPoints(2, 3); // [[0, 0], [0.5, 0.5], [0.75, 0.25]]
 */
export function sobolPoints(dimensions: number, count: number): number[][] {
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    refuse(issue("dimensions", "range", `must be a whole number from 1 to ${sobolDimensions}`));
  }
  if (!(dimensions * count <= mostCoordinates)) {
    refuse(issue("count", "range", "times the dimensions must be at most 1e8"));
  }
  const columns = Array.from({ length: dimensions }, (_, d) => sobolColumn(d, count));
  return Array.from({ length: count }, (_, i) =>
    columns.map((column) => ((column[i] ?? 0) >>> 0) / 4_294_967_296),
  );
}

/** About a gigabyte of rows. */
const mostCoordinates = 1e8;

/** One coordinate of the first `count` points as 32-bit integers. */
export function sobolColumn(dimension: number, count: number): Uint32Array {
  const row = sobolDirections[dimension];
  if (row === undefined) refuse(issue("dimensions", "range", `must be at most ${sobolDimensions}`));
  if (!Number.isInteger(count) || count < 0 || count > 2 ** 31) {
    refuse(issue("count", "range", "must be a whole number from 0 to 2^31"));
  }
  const directions = directionNumbers(row ?? [1]);
  const column = new Uint32Array(count);
  let state = 0;
  for (let i = 1; i < count; i += 1) {
    // The index of the lowest zero bit of i - 1.
    state ^= directions[31 - Math.clz32(i & -i)] ?? 0;
    column[i] = state;
  }
  return column;
}

/** The 32 direction numbers of a dimension by the recurrence of its polynomial (Bratley and Fox 1988). */
function directionNumbers([polynomial = 1, ...initial]: readonly number[]): Int32Array {
  const degree = initial.length;
  const directions = new Int32Array(32);
  for (let i = 0; i < 32; i += 1) {
    if (i < degree || degree === 0) directions[i] = (degree === 0 ? 1 : (initial[i] ?? 1)) << (31 - i);
    else {
      let value = (directions[i - degree] ?? 0) ^ ((directions[i - degree] ?? 0) >>> degree);
      for (let j = 1; j < degree; j += 1) {
        if ((polynomial >>> (degree - j)) & 1) value ^= directions[i - j] ?? 0;
      }
      directions[i] = value;
    }
  }
  return directions;
}

/**
 * Owen's nested uniform scrambling of a coordinate by hashing its reversed bits (Laine and Karras 2011, constants of
 * Burley 2020): every point becomes uniform, the equidistribution stays. The first point is kept (Owen 2020).
 */
export function owenScramble(word: number, seed: number): number {
  let x = reverseBits(word);
  x = (x + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reverseBits(x) >>> 0;
}

function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
