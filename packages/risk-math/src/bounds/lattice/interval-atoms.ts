import { nextDown, nextUp } from "../neighbours.ts";

/**
 * Outcomes known up to an interval: with probability `mass[i]` the value lies in `[low[i], high[i]]`, ascending in
 * `low`; with probability `lost` it lies anywhere. Most intervals are single numbers.
 */
export interface IntervalAtoms {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly mass: Float64Array;
  readonly lost: number;
}

/** One outcome as `[low, high, mass]`. */
export type Outcome = readonly [low: number, high: number, mass: number];

export function atomsOf(outcomes: readonly Outcome[], lost: number = 0): IntervalAtoms {
  const rows = outcomes.filter(([, , mass]) => mass > 0).toSorted(([a], [b]) => a - b);
  return {
    low: Float64Array.from(rows, ([low]) => low),
    high: Float64Array.from(rows, ([, high]) => high),
    mass: Float64Array.from(rows, ([, , mass]) => mass),
    lost,
  };
}

/**
 * Distribution of the sum of two independent values, outcome by outcome; null where more than `most` outcomes remain although
 * neighbours that differ by a ten-millionth are one. Sums are rounded outward unless they are exact (the error of a
 * floating sum is itself a double; Knuth 1997, 4.2.2), so that nothing here is an approximation.
 */
export function addAtoms(a: IntervalAtoms, b: IntervalAtoms, most: number): IntervalAtoms | null {
  const [long, short] = b.mass.length <= a.mass.length ? [a, b] : [b, a];
  if (long.mass.length * short.mass.length > mostProducts) return null;
  const sum = limited(sumOf(long, short), most);
  return sum.mass.length > most ? null : sum;
}

function sumOf(long: IntervalAtoms, short: IntervalAtoms): IntervalAtoms {
  const lost = Math.min(1, long.lost + short.lost);
  return short.mass.length === 0
    ? { ...short, lost }
    : { ...shifts(long, short, [0, short.mass.length]), lost };
}

const mostProducts = 2 ** 20;

/** The sum with a fixed amount. */
export function movedAtoms(atoms: IntervalAtoms, amount: number): IntervalAtoms {
  return { ...shifts(atoms, atomsOf([[amount, amount, 1]]), [0, 1]), lost: atoms.lost };
}

/** The first list moved by each outcome of the second from one place to another, united by halves. */
function shifts(
  a: IntervalAtoms,
  b: IntervalAtoms,
  [from, to]: readonly [from: number, to: number],
): IntervalAtoms {
  if (to - from > 1) {
    const middle = (from + to) >> 1;
    return united(shifts(a, b, [from, middle]), shifts(a, b, [middle, to]));
  }
  const [under, over, weight] = [b.low[from] ?? 0, b.high[from] ?? 0, b.mass[from] ?? 0];
  return {
    low: a.low.map((x) => sumDown(x, under)),
    high: a.high.map((x) => sumUp(x, over)),
    mass: a.mass.map((mass) => mass * weight),
    lost: 0,
  };
}

/** Two ascending lists as one; outcomes that are equal are one outcome. */
function united(a: IntervalAtoms, b: IntervalAtoms): IntervalAtoms {
  const size = a.mass.length + b.mass.length;
  const [low, high, mass] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let [i, j, count] = [0, 0, 0];
  while (i < a.mass.length || j < b.mass.length) {
    const fromA = j >= b.mass.length || (i < a.mass.length && (a.low[i] ?? 0) <= (b.low[j] ?? 0));
    const from = fromA ? a : b;
    const at = fromA ? i : j;
    const [x, y, p] = [from.low[at] ?? 0, from.high[at] ?? 0, from.mass[at] ?? 0];
    if (fromA) i += 1;
    else j += 1;
    if (count > 0 && isSame(low[count - 1] ?? 0, high[count - 1] ?? 0, x, y)) {
      high[count - 1] = Math.max(high[count - 1] ?? 0, y);
      mass[count - 1] = (mass[count - 1] ?? 0) + p;
    } else {
      low[count] = x;
      high[count] = y;
      mass[count] = p;
      count += 1;
    }
  }
  return { low: low.slice(0, count), high: high.slice(0, count), mass: mass.slice(0, count), lost: 0 };
}

/** Outcomes that differ by rounding alone are one interval. */
function isSame(a: number, b: number, x: number, y: number): boolean {
  return Math.max(b, y) - a <= 4e-15 * Math.max(Math.abs(a), Math.abs(y)) || (a === x && b === y);
}

/** Unites neighbours whose common interval is narrow beside its distance from 0, ever wider ones while they are too many. */
function limited(atoms: IntervalAtoms, most: number): IntervalAtoms {
  let now = withoutDust(atoms);
  for (let width = 1e-9; now.mass.length > most && width <= 1e-7; width *= 10) now = thinned(now, width);
  return now;
}

/** Outcomes so unlikely that all of them together do not matter are counted as lost. */
function withoutDust(atoms: IntervalAtoms): IntervalAtoms {
  const least = 1e-19;
  if (!atoms.mass.some((mass) => mass < least)) return atoms;
  let { lost } = atoms;
  const kept: number[] = [];
  atoms.mass.forEach((mass, i) => {
    if (mass < least) lost += mass;
    else kept.push(i);
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (i) => values[i] ?? 0);
  return { low: pick(atoms.low), high: pick(atoms.high), mass: pick(atoms.mass), lost };
}

function thinned({ low, high, mass, lost }: IntervalAtoms, width: number): IntervalAtoms {
  const [starts, ends, sums] = [low.slice(), high.slice(), mass.slice()];
  let last = 0;
  for (let i = 1; i < mass.length; i += 1) {
    const start = starts[last] ?? 0;
    const top = Math.max(ends[last] ?? 0, high[i] ?? 0);
    if (top - start <= width * Math.min(Math.abs(start), Math.abs(top))) {
      ends[last] = top;
      sums[last] = (sums[last] ?? 0) + (mass[i] ?? 0);
    } else {
      last += 1;
      [starts[last], ends[last], sums[last]] = [low[i] ?? 0, high[i] ?? 0, mass[i] ?? 0];
    }
  }
  const count = last + 1;
  return { low: starts.slice(0, count), high: ends.slice(0, count), mass: sums.slice(0, count), lost };
}

/** The largest double that is certainly at most x + y. */
function sumDown(x: number, y: number): number {
  const sum = x + y;
  return errorOfSum(x, y, sum) < 0 ? nextDown(sum) : sum;
}

function sumUp(x: number, y: number): number {
  const sum = x + y;
  return errorOfSum(x, y, sum) > 0 ? nextUp(sum) : sum;
}

/** x + y - sum, exactly. */
function errorOfSum(x: number, y: number, sum: number): number {
  const part = sum - x;
  return x - (sum - part) + (y - part);
}
