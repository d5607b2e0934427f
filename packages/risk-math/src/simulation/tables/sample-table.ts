import type { Xoshiro } from "../../random/xoshiro.ts";
import { blockBits, blockSize } from "../block-size.ts";
import { endParts, firstParts, lastParts, type SeverityTable, tableCells } from "./severity-table-shape.ts";

/** Where the events of one risk go: the totals of one block and the stream they are drawn from. */
export interface SampleTarget {
  readonly totals: Float64Array;
  readonly random: Xoshiro;
}

/** Steps within a cell that 21 bits leave. */
const fractions = 2048;

/**
 * Adds `count` Poisson events of a tabulated severity at random simulations of the block. One word of 32 bits gives
 * both: eleven bits the simulation, ten the cell, eleven the place within the cell.
 */
export function addScattered(count: number, table: SeverityTable, { totals, random }: SampleTarget): void {
  const { a, b, constant, partA, partB, ends } = table;
  const inner = tableCells - 2 * ends;
  const { state } = random;
  let s0 = state[0] ?? 0;
  let s1 = state[1] ?? 0;
  let s2 = state[2] ?? 0;
  let s3 = state[3] ?? 0;
  for (let event = 0; event < count; event += 1) {
    // xoshiro128++, as in Xoshiro.next.
    const sum = (s0 + s3) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + s0) | 0;
    const moved = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= moved;
    s3 = (s3 << 11) | (s3 >>> 21);
    const place = word & (blockSize - 1);
    const cell = word >>> 22;
    if ((cell - ends) >>> 0 >= inner) {
      state[0] = s0;
      state[1] = s1;
      state[2] = s2;
      state[3] = s3;
      totals[place] = (totals[place] ?? 0) + endValue(cell, table, random);
      s0 = state[0] ?? 0;
      s1 = state[1] ?? 0;
      s2 = state[2] ?? 0;
      s3 = state[3] ?? 0;
      continue;
    }
    const part = (((word >>> blockBits) & (fractions - 1)) + 0.5) / fractions;
    const lowA = a[cell] ?? 0;
    const lowB = b[cell] ?? 0;
    const valueA = lowA + part * ((a[cell + 1] ?? 0) - lowA);
    const valueB = lowB + part * ((b[cell + 1] ?? 0) - lowB);
    totals[place] = (totals[place] ?? 0) + constant + partA * valueA + partB * valueB;
  }
}

const marks = new Uint8Array(blockSize);

/**
 * Adds one event to each of `count` distinct simulations of the block, count at most half of the block. A simulation
 * that is drawn again is passed over, which leaves all sets of that size equally likely.
 */
export function addDistinct(count: number, table: SeverityTable, { totals, random }: SampleTarget): void {
  const { a, b, constant, partA, partB, ends } = table;
  const inner = tableCells - 2 * ends;
  const { state } = random;
  marks.fill(0);
  let s0 = state[0] ?? 0;
  let s1 = state[1] ?? 0;
  let s2 = state[2] ?? 0;
  let s3 = state[3] ?? 0;
  for (let left = count; left > 0;) {
    const sum = (s0 + s3) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + s0) | 0;
    const moved = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= moved;
    s3 = (s3 << 11) | (s3 >>> 21);
    const place = word & (blockSize - 1);
    if (marks[place] === 1) continue;
    marks[place] = 1;
    left -= 1;
    const cell = word >>> 22;
    if ((cell - ends) >>> 0 >= inner) {
      state[0] = s0;
      state[1] = s1;
      state[2] = s2;
      state[3] = s3;
      totals[place] = (totals[place] ?? 0) + endValue(cell, table, random);
      s0 = state[0] ?? 0;
      s1 = state[1] ?? 0;
      s2 = state[2] ?? 0;
      s3 = state[3] ?? 0;
      continue;
    }
    const part = (((word >>> blockBits) & (fractions - 1)) + 0.5) / fractions;
    const lowA = a[cell] ?? 0;
    const lowB = b[cell] ?? 0;
    const valueA = lowA + part * ((a[cell + 1] ?? 0) - lowA);
    const valueB = lowB + part * ((b[cell + 1] ?? 0) - lowB);
    totals[place] = (totals[place] ?? 0) + constant + partA * valueA + partB * valueB;
  }
}

/** Adds one event to every simulation but `spared` distinct ones. */
export function addAllBut(spared: number, table: SeverityTable, target: SampleTarget): void {
  const { random } = target;
  marks.fill(0);
  for (let left = spared; left > 0;) {
    const place = random.next() & (blockSize - 1);
    if (marks[place] === 1) continue;
    marks[place] = 1;
    left -= 1;
  }
  let count = 0;
  for (let place = 0; place < blockSize; place += 1) {
    places[count] = place;
    count += 1 - (marks[place] ?? 0);
  }
  addAtPlaces(count, table, target);
}

const places = new Uint16Array(blockSize + 1);

/** Adds one event to each of the first `count` places; all 32 bits of a word go into the value. */
function addAtPlaces(count: number, table: SeverityTable, { totals, random }: SampleTarget): void {
  const { a, b, constant, partA, partB, ends } = table;
  const inner = tableCells - 2 * ends;
  const { state } = random;
  let s0 = state[0] ?? 0;
  let s1 = state[1] ?? 0;
  let s2 = state[2] ?? 0;
  let s3 = state[3] ?? 0;
  for (let event = 0; event < count; event += 1) {
    const sum = (s0 + s3) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + s0) | 0;
    const moved = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= moved;
    s3 = (s3 << 11) | (s3 >>> 21);
    const place = places[event] ?? 0;
    const cell = word >>> 22;
    if ((cell - ends) >>> 0 >= inner) {
      state[0] = s0;
      state[1] = s1;
      state[2] = s2;
      state[3] = s3;
      totals[place] = (totals[place] ?? 0) + endValue(cell, table, random);
      s0 = state[0] ?? 0;
      s1 = state[1] ?? 0;
      s2 = state[2] ?? 0;
      s3 = state[3] ?? 0;
      continue;
    }
    const part = ((word & 0x3fffff) + 0.5) / 0x400000;
    const lowA = a[cell] ?? 0;
    const lowB = b[cell] ?? 0;
    const valueA = lowA + part * ((a[cell + 1] ?? 0) - lowA);
    const valueB = lowB + part * ((b[cell + 1] ?? 0) - lowB);
    totals[place] = (totals[place] ?? 0) + constant + partA * valueA + partB * valueB;
  }
}

/** One draw from a table. */
export function drawValue(table: SeverityTable, random: Xoshiro): number {
  const word = random.next();
  const cell = word >>> 22;
  if (cell < table.ends || cell >= tableCells - table.ends) return endValue(cell, table, random);
  return valueAt(table, cell, ((word & 0x3fffff) + 0.5) / 0x400000);
}

/** A value in one of the end cells, from fresh bits. */
function endValue(cell: number, table: SeverityTable, random: Xoshiro): number {
  const { ends, exact } = table;
  const within = random.uniform();
  const low = cell < ends;
  const part = ((low ? cell : cell - tableCells + ends) + within) * (endParts / ends);
  const index = Math.floor(part);
  if (exact !== null && (low ? index < ends : index >= endParts - ends)) {
    return exact((cell + within) / tableCells);
  }
  return valueAt(table, (low ? firstParts : lastParts) + index, part - index);
}

function valueAt({ a, b, constant, partA, partB }: SeverityTable, index: number, part: number): number {
  const lowA = a[index] ?? 0;
  const lowB = b[index] ?? 0;
  const valueA = lowA + part * ((a[index + 1] ?? 0) - lowA);
  const valueB = lowB + part * ((b[index + 1] ?? 0) - lowB);
  return constant + partA * valueA + partB * valueB;
}
