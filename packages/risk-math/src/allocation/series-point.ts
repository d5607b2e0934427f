import type { FourierSeries } from "../aggregate/fourier-inversion.ts";
import { highestMoment } from "../aggregate/transform/scaled-moments.ts";

/** Orders of the density's derivatives beyond the log series that the leave-one-out expansion uses. */
export const taylorOrder = 8;

/**
 * The total's series at one loss, prepared so that a risk's factor, given as a power series in `i u`, is applied by one
 * inner product: `density[j] = (1/P) Re Σ (i u)^j Φ exp(-i t x)` and `below[j]`, the same divided by `-i t`.
 */
export interface SeriesPoint {
  readonly x: number;
  readonly density: Float64Array;
  readonly below: Float64Array;
  /** `2 Φ_k exp(-i t_k x) / P`, for factors given frequency by frequency. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly series: FourierSeries;
  readonly step: number;
}

export function seriesPoint(series: FourierSeries, x: number): SeriesPoint {
  const { count, period, atZero } = series;
  const step = (2 * Math.PI) / period;
  const density = new Float64Array(highestMoment + taylorOrder + 2);
  const below = new Float64Array(highestMoment + taylorOrder + 2);
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  density[0] = 1 / period;
  for (let k = 0; k < count; k += 1) {
    const angle = -step * (k + 1) * x;
    const full = (series.re[k] ?? 0) + atZero;
    const part = series.im[k] ?? 0;
    re[k] = (2 / period) * (full * Math.cos(angle) - part * Math.sin(angle));
    im[k] = (2 / period) * (full * Math.sin(angle) + part * Math.cos(angle));
    addPowers({ density, below }, [re[k] ?? 0, im[k] ?? 0], (k + 1) / count, step * (k + 1));
  }
  return { x, density, below, re, im, series, step };
}

function addPowers(
  { density, below }: { readonly density: Float64Array; readonly below: Float64Array },
  [firstRe, firstIm]: readonly [number, number],
  u: number,
  t: number,
): void {
  let re = firstRe;
  let im = firstIm;
  for (let j = 0; j < density.length; j += 1) {
    density[j] = (density[j] ?? 0) + re;
    below[j] = (below[j] ?? 0) - im / t;
    const next = -u * im;
    im = u * re;
    re = next;
  }
}
