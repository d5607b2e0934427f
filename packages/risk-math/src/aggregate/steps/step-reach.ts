/** Expected events by size in whole steps. */
export type Rates = ReadonlyMap<number, number>;

/** A place, in steps, that a total hardly goes beyond. */
export interface Reach {
  readonly end: number;
  /** Bound of the probability of a total beyond it. */
  readonly outside: number;
  /** Bound of the steps by which it is beyond it, on the average of all totals. */
  readonly beyond: number;
}

/**
 * How far a compound Poisson sum reaches upwards (`side` 1) or downwards (-1; the place is then counted downwards too).
 *
 * Chernoff's bound: for every θ > 0, P(S >= x) <= exp(K(θ) - θ x) with K the cumulant generating function, and, as
 * (s - x)+ <= exp(θ (s - x)) / θ, the mean excess is at most that over θ. Nothing lies beyond 0 where no event leads there.
 */
export function stepReach(rates: Rates, side: 1 | -1): Reach {
  const around = Math.sqrt((2 * depth) / Math.max(secondMoment(rates), 1e-300));
  let [near, theta] = [Number.POSITIVE_INFINITY, around];
  for (let j = -48; j <= 24; j += 1) {
    const tilt = around * 2 ** (j / 4);
    const place = (cumulant(rates, side * tilt) + depth) / tilt;
    if (place < near) [near, theta] = [place, tilt];
  }
  const ends = rates.keys().every((step) => side * step <= 0);
  if (ends && near >= 0) return { end: 0, outside: 0, beyond: 0 };
  const outside = Math.exp(1 - depth);
  return { end: Math.ceil(near), outside, beyond: outside / theta };
}

/** -log of the probability that is left outside; one unit of it is kept for the rounding of the exponents. */
const depth = 42;

/** log E exp(θ S). */
function cumulant(rates: Rates, theta: number): number {
  let sum = 0;
  for (const [step, rate] of rates) sum += rate * Math.expm1(theta * step);
  return sum;
}

function secondMoment(rates: Rates): number {
  return rates.entries().reduce((sum, [step, rate]) => sum + rate * step * step, 0);
}
