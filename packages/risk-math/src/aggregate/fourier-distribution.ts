import type { FourierSeries } from "./fourier-inversion.ts";
import type { KnownPart } from "./known-part.ts";
import type { PointValues } from "./point-values.ts";

/** What a Fourier series says of the total at any x. */
export interface FourierDistribution {
  readonly series: FourierSeries;
  readonly at: (x: number) => PointValues;
}

/**
 * Term-by-term integrals of the series `f(x) = (1/P) Σ Φ_k exp(-i k w x)`, with what is known beside it added.
 *
 * The constant of F is not taken from F(start) = 0, which would carry the truncation error at that one point into
 * every value, but from the exact mean: `∫ F = end - mean` over the period.
 */
export function fourierDistribution(
  series: FourierSeries,
  mean: number,
  known: KnownPart | null = null,
): FourierDistribution {
  const { start, period, atZero } = series;
  const end = start + period;
  const rest = 1 - atZero - (known?.mass ?? 0);
  const constant = (rest * end - (mean - (known?.mean ?? 0))) / period - rest / 2;
  const atEnd = sums(series, end).second;
  const at = (x: number): PointValues => {
    const inside = Math.min(Math.max(x, start), end);
    const into = inside - start;
    const left = end - inside;
    const { wave, antiderivative, second } = sums(series, inside);
    const above = (rest - constant) * left - (rest * (period + into) * left) / (2 * period);
    return {
      cdf: (x >= 0 ? atZero : 0) + rest * (into / period) + antiderivative + constant,
      density: inside === x ? rest / period + wave : 0,
      shortfall: above - (atEnd - second) + rest * Math.max(start - x, 0) + atZero * Math.max(-x, 0),
    };
  };
  return { series, at: known === null ? at : (x) => besideKnown(known.at(x), at(x)) };
}

/** The sum of both; what one event costs beyond x is worked out only where it is asked for. */
function besideKnown(known: PointValues, rest: PointValues): PointValues {
  return {
    cdf: known.cdf + rest.cdf,
    density: known.density + rest.density,
    get shortfall() {
      return known.shortfall + rest.shortfall;
    },
  };
}

interface Sums {
  readonly wave: number;
  readonly antiderivative: number;
  readonly second: number;
}

/** The series and its two antiderivatives at x, by one rotation per term. */
function sums({ re, im, count, period }: FourierSeries, x: number): Sums {
  const step = (2 * Math.PI) / period;
  const turnRe = Math.cos(step * x);
  const turnIm = -Math.sin(step * x);
  let phaseRe = turnRe;
  let phaseIm = turnIm;
  let wave = 0;
  let once = 0;
  let twice = 0;
  for (let k = 1; k <= count; k += 1) {
    const a = re[k - 1] ?? 0;
    const b = im[k - 1] ?? 0;
    const real = a * phaseRe - b * phaseIm;
    const imaginary = a * phaseIm + b * phaseRe;
    const inverse = 1 / k;
    wave += real;
    // Division by -i k: (real + i imaginary) / (-i k) has the real part -imaginary / k.
    once -= imaginary * inverse;
    twice -= real * inverse * inverse;
    const next = phaseRe * turnRe - phaseIm * turnIm;
    phaseIm = phaseRe * turnIm + phaseIm * turnRe;
    phaseRe = next;
  }
  const scale = 2 / period;
  return {
    wave: scale * wave,
    antiderivative: (scale * once) / step,
    second: (scale * twice) / (step * step),
  };
}
