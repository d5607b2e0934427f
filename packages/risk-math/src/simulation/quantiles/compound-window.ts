import { rateNodes } from "../../aggregate/transform/total-transform.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import type { BoundFamily } from "../../distributions/families.ts";
import { fftOf } from "../../numeric/fft.ts";
import type { Occurrence } from "../../occurrence/occurrence.ts";

/** Many events of one kind: any occurrence but the single one. */
export type ManyEvents = Exclude<Occurrence, { kind: "bernoulli" }>;

/** A stretch of losses: `size` nodes from `first * step` on, a step apart. */
export interface Window {
  readonly step: number;
  readonly first: number;
  readonly size: number;
  /** Whether every total lies within; else only losses of at least 0 are let in, and those beyond the end are left out. */
  readonly whole: boolean;
}

/**
 * Masses of a compound total on the nodes of a window, by the fast Fourier transform (Embrechts and Frei 2009), each
 * severity rounded to two nodes so that mass and mean are kept.
 *
 * A window that holds all totals is a circle. In one that does not, severities beyond its end are left out, which leaves
 * the masses below the end as they are; what would wrap around is tilted away to 3e-10 (Grübel and Hermesmeier 1999).
 */
export function compoundMasses(occurrence: ManyEvents, severity: BoundFamily, window: Window): Float64Array {
  const { size, whole } = window;
  const length = whole ? size : 4 * size;
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  spread(severity, window, re);
  const tilt = whole ? 0 : 5.5 / size;
  if (tilt > 0) for (let k = 0; k < size; k += 1) re[k] = (re[k] ?? 0) * Math.exp(-tilt * k);
  const fft = fftOf(length);
  fft.forward(re, im);
  compound(occurrence, re, im);
  fft.inverse(re, im);
  return Float64Array.from({ length: size }, (_, k) => {
    const mass = re[whole ? modulo(window.first + k, size) : k] ?? 0;
    return Math.max(0, tilt > 0 ? mass * Math.exp(tilt * k) : mass);
  });
}

/** The transform of the count at that of one event, `exp(rate (φ - 1))` or its mean over the rate. */
function compound(occurrence: ManyEvents, re: Float64Array, im: Float64Array): void {
  const rates: readonly (readonly [number, number])[] =
    occurrence.kind === "poisson" ? [[occurrence.rate, 1]] : nodesOf(occurrence.rate);
  for (let k = 0; k < re.length; k += 1) {
    const [x, y] = [(re[k] ?? 0) - 1, im[k] ?? 0];
    let [sumRe, sumIm] = [0, 0];
    for (const [rate, weight] of rates) {
      const modulus = weight * Math.exp(rate * x);
      sumRe += modulus * Math.cos(rate * y);
      sumIm += modulus * Math.sin(rate * y);
    }
    re[k] = sumRe;
    im[k] = sumIm;
  }
}

function nodesOf(rate: Distribution): (readonly [rate: number, weight: number])[] {
  return rateNodes(rate).filter(([, weight]) => weight > 0);
}

/** First differences of distribution function and partial mean: each cell's mass goes to its two ends. */
function spread(
  { cdf, partialMean, support, quantile }: BoundFamily,
  { step, size, whole }: Window,
  masses: Float64Array,
): void {
  const [low, high] = support();
  const first = Math.floor((Number.isFinite(low) ? low : quantile(1e-15)) / step);
  const end = Math.ceil((Number.isFinite(high) ? high : quantile(1 - 1e-15)) / step);
  const last = whole ? end : Math.min(end, size - 1);
  let below = first * step <= low ? 0 : cdf(first * step);
  let mean = first * step <= low ? 0 : partialMean(first * step);
  for (let j = first; j < last; j += 1) {
    const nextBelow = cdf((j + 1) * step);
    const nextMean = partialMean((j + 1) * step);
    const mass = nextBelow - below;
    const upper = Math.min(mass, Math.max(0, (nextMean - mean) / step - j * mass));
    add(masses, j, mass - upper);
    add(masses, j + 1, upper);
    below = nextBelow;
    mean = nextMean;
  }
}

function add(masses: Float64Array, index: number, mass: number): void {
  const place = modulo(index, masses.length);
  masses[place] = (masses[place] ?? 0) + mass;
}

function modulo(index: number, size: number): number {
  return ((index % size) + size) % size;
}
