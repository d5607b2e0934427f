import type { SeverityShape } from "./severity-shape.ts";

/** Bounds of a total's mass outside a range. */
export interface Tails {
  readonly below: number;
  readonly above: number;
  /** E(low - S)+ and E(S - high)+. */
  readonly shortBelow: number;
  readonly shortAbove: number;
}

/**
 * Chernoff's bound with Bennett's of the exponential moments (Bennett 1962): for X <= h,
 * `E e^{sX} - 1 <= s m₁ + (m₂/h²)(e^{sh} - 1 - sh)`, since (e^y - 1 - y)/y² increases; for X >= 0 the other side is
 * `-s m₁ + s² m₂/2`. Every s gives a bound; a few about the Gaussian one are tried. `(x)+ <= e^{sx}/(e s)` bounds the excess.
 *
 * Severities without an end are cut (Fuk and Nagaev 1971): an event beyond the cut is counted whole, with its own loss and
 * that of all others. Below the cut Bennett's bound goes cell by cell, each with its own top.
 */
export function tailsOf(
  shapes: readonly SeverityShape[],
  { low, high }: { readonly low: number; readonly high: number },
  { mean, variance }: { readonly mean: number; readonly variance: number },
): Tails {
  const gaussian = (high - mean) / variance;
  const places = parts.map((part) => part * gaussian);
  const heavy = shapes.some(({ cells }) => cells.length > 0);
  // Where single events make the tail, the exponent asks for a rate of its own.
  if (heavy) places.push(...[16, 24, 36].map((decades) => decades / (high - mean)));
  const upper = least(
    places.flatMap((s) => (heavy ? caps : [Infinity]).map((cap) => upperTail(shapes, s, [high, cap]))),
  );
  const lower = least(
    parts.map((part) => {
      const s = (part * (mean - low)) / variance;
      return chernoff(shapes.reduce((sum, shape) => sum + belowMean(shape, s), 0) + s * low, s);
    }),
  );
  return { below: lower.mass, above: upper.mass, shortBelow: lower.excess, shortAbove: upper.excess };
}

const parts = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.12];
/** Losses beyond `cap / s` are counted whole. */
const caps = [6, 12, 24];

interface Tail {
  readonly mass: number;
  readonly excess: number;
}

function least(tails: readonly Tail[]): Tail {
  return tails.reduce((best, tail) => (tail.mass < best.mass ? tail : best), {
    mass: 1,
    excess: Number.POSITIVE_INFINITY,
  });
}

function chernoff(exponent: number, s: number): Tail {
  if (!(s > 0)) return { mass: 1, excess: Number.POSITIVE_INFINITY };
  const mass = Math.exp(Math.min(0, exponent + 1e-12 * (1 + Math.abs(exponent))));
  return { mass, excess: mass / (Math.E * s) };
}

function upperTail(
  shapes: readonly SeverityShape[],
  s: number,
  [high, cap]: readonly [high: number, cap: number],
): Tail {
  let [exponent, large, largeMean, absolute] = [-s * high, 0, 0, 0];
  for (const shape of shapes) {
    absolute += shape.weight * Math.abs(shape.mean);
    let moment = s * shape.mean;
    if (shape.cells.length === 0) moment += shape.second * curve(s, Math.max(0, shape.high));
    for (const [i, { top, second, beyond, beyondMean }] of shape.cells.entries()) {
      moment += second * curve(s, top);
      const next = shape.cells[i + 1];
      if (next !== undefined && s * next.top <= cap) continue;
      large += shape.weight * beyond;
      largeMean += shape.weight * beyondMean;
      break;
    }
    exponent += logOfMoment(shape, moment);
  }
  const { mass, excess } = chernoff(exponent, s);
  return { mass: mass + large, excess: excess + largeMean + large * absolute };
}

function belowMean(shape: SeverityShape, s: number): number {
  return logOfMoment(shape, -s * shape.mean + shape.second * curve(s, Math.max(0, -shape.low)));
}

/** `(e^{sh} - 1 - sh) / h²`. */
function curve(s: number, h: number): number {
  const y = s * h;
  if (y > 600) return Number.POSITIVE_INFINITY;
  return y > 1e-4 ? (Math.expm1(y) - y) / (h * h) : (s * s * (1 + y)) / 2;
}

/** A bound of the logarithm of E exp(s S) of one risk from one of `E exp(sX) - 1`. */
function logOfMoment({ weight, poisson }: SeverityShape, moment: number): number {
  return poisson ? weight * moment : Math.log1p(weight * Math.max(-1 + 1e-12, moment));
}
