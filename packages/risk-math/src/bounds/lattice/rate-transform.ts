import { highestMoment, isBounded, scaledMoments } from "../../aggregate/transform/scaled-moments.ts";
import { seriesOrder } from "../../aggregate/transform/series-order.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { familyOf } from "../../distributions/families.ts";
import { unit } from "../bound.ts";

/** A complex function of a complex number, as parts. */
type Transform = (re: number, im: number) => readonly [re: number, im: number];

/** `E exp(L z)` of an uncertain rate L, for z = φ - 1 with |φ| <= 1. */
export interface RateTransform {
  /** Of a rate that is surely no larger, and of one no smaller; the same function where L's own is known. */
  readonly low: Transform;
  readonly high: Transform;
  /** Bound of the error of either. */
  readonly error: number;
  /** Probability of a rate beyond the larger one. */
  readonly lost: number;
  /** Cost of one value beside that of a step of a transform. */
  readonly work: number;
}

/**
 * Gamma rates have a closed form, fixed ones a sum, and bounded ones within twelve events of each other a moment series
 * about their middle m, whose rounding `e^{m Re z + half |z|}` stays small since m >= half and `|z| + Re z <= 1/2`. All
 * others are cut into cells of equal probability, rounded down and up.
 */
export function rateTransform(rate: Distribution): RateTransform {
  if (rate.kind === "gamma") {
    const { shape, scale } = rate;
    const own: Transform = (re, im) => {
      const [x, y] = [1 - scale * re, -scale * im];
      return polar(-0.5 * shape * Math.log(x * x + y * y), -shape * Math.atan2(y, x));
    };
    return known(own, 32 * unit * (1 + shape * Math.log1p(2 * scale)), 20);
  }
  if (rate.kind === "point") return known((re, im) => polar(rate.value * re, rate.value * im), 16 * unit, 20);
  if (rate.kind === "discrete") {
    const cells = weighted(Float64Array.from(rate.values), Float64Array.from(rate.probabilities));
    return known(cells, 16 * unit * (rate.values.length + 4), 20 * rate.values.length);
  }
  const [low, high] = familyOf(rate).support();
  if (isBounded(rate) && low >= 0 && (high - low) / 2 <= widest) return momentSeries(rate, [low, high]);
  const ends = cellEnds(rate);
  const equal = new Float64Array(cellCount).fill(1 / cellCount);
  return {
    low: weighted(ends.slice(0, cellCount), equal),
    high: weighted(ends.slice(1), equal),
    error: 16 * unit * cellCount,
    lost: tail,
    work: 20 * cellCount,
  };
}

/** Half width of a bounded rate: twice as much is the radius of the moment series. */
const widest = 6;

function momentSeries(rate: Distribution, [low, high]: readonly [number, number]): RateTransform {
  const half = (high - low) / 2;
  const middle = low + half;
  const order = Math.max(1, seriesOrder(2 * half));
  const moments = new Float64Array(highestMoment + 2);
  scaledMoments(rate, [middle, 1], order, moments);
  const own: Transform = (re, im) => {
    let [sumRe, sumIm] = [0, 0];
    for (let j = order; j >= 0; j -= 1) {
      const next = sumRe * re - sumIm * im + (moments[j] ?? 0);
      sumIm = sumRe * im + sumIm * re;
      sumRe = next;
    }
    const [a, b] = polar(middle * re, middle * im);
    return [a * sumRe - b * sumIm, a * sumIm + b * sumRe];
  };
  return known(own, 256 * unit * Math.exp(half / 2) + 1e-15 * Math.exp(2 * half - 2 * middle), 4 * order);
}

function known(own: Transform, error: number, work: number): RateTransform {
  return { low: own, high: own, error, lost: 0, work };
}

function polar(log: number, angle: number): readonly [re: number, im: number] {
  const size = Math.exp(log);
  return [size * Math.cos(angle), size * Math.sin(angle)];
}

function weighted(rates: Float64Array, weights: Float64Array): Transform {
  return (re, im) => {
    let [sumRe, sumIm] = [0, 0];
    for (let i = 0; i < rates.length; i += 1) {
      const rate = rates[i] ?? 0;
      const size = (weights[i] ?? 0) * Math.exp(rate * re);
      sumRe += size * Math.cos(rate * im);
      sumIm += size * Math.sin(rate * im);
    }
    return [sumRe, sumIm];
  };
}

const cellCount = 128;
/** Probability of a rate beyond the last cell; it is counted as an error of the bounds. */
const tail = 1e-12;

/** The ends of cells of equal probability of an uncertain rate. */
function cellEnds(rate: Distribution): Float64Array {
  const { quantile, support } = familyOf(rate);
  const [least, most] = support();
  return Float64Array.from({ length: cellCount + 1 }, (_, i) => {
    if (i === 0) return least;
    if (i === cellCount) return Number.isFinite(most) ? most : quantile(1 - tail);
    return quantile(i / cellCount);
  });
}
