import { latticeTotal } from "../aggregate/lattice-total.ts";
import type { Risk } from "../aggregate/risk.ts";
import { singleEvent } from "../aggregate/single-event.ts";
import { totalCumulants } from "../aggregate/total-cumulants.ts";

/**
 * Quantile function of one risk's loss in a period, for samplers that spend exactly one uniform per risk and
 * simulation. Losses of at most one event have it in closed form; others take it from a lattice of 4,096 points, the
 * atom at 0 kept whole and the lattice's mean exact.
 */
export function compoundQuantile(risk: Risk): (u: number) => number {
  const single = singleEvent(risk);
  if (single !== null) return single.quantile;
  const { mean, variance, fourth, low, high, logNothing } = totalCumulants([risk]);
  if (variance === 0) return () => mean;
  const reach = 12 * Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  const least = Math.min(0, Math.max(low, mean - reach));
  const most = Math.max(0, Math.min(high, mean + reach));
  const h = ((most - least) * 1.03) / size;
  const mass = latticeTotal([risk], h, size);
  const zero = Math.ceil((-least * 1.015) / h);
  return inverse(mass, { zero, h, atom: Math.exp(logNothing) });
}

const size = 4096;

interface Lattice {
  readonly zero: number;
  readonly h: number;
  readonly atom: number;
}

function inverse(mass: Float64Array, { zero, h, atom }: Lattice): (u: number) => number {
  const places: number[] = [];
  const below: number[] = [];
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const own = Math.max(0, mass[(i - zero + size) % size] ?? 0);
    places.push((i - zero) * h);
    if (i === zero) {
      // Two points at 0: what lies below it, and what the atom adds.
      below.push(sum);
      places.push(0);
      below.push(sum + atom);
      sum += Math.max(own, atom);
    } else {
      below.push(sum + own / 2);
      sum += own;
    }
  }
  return (u) => {
    let [first, last] = [0, below.length - 1];
    while (last - first > 1) {
      const middle = (first + last) >> 1;
      if ((below[middle] ?? 1) < u) first = middle;
      else last = middle;
    }
    const from = below[first] ?? 0;
    const width = (below[last] ?? 1) - from;
    const part = width > 0 ? Math.min(1, Math.max(0, (u - from) / width)) : 0;
    const start = places[first] ?? 0;
    return start + part * ((places[last] ?? start) - start);
  };
}
