/** Distribution function of the standard normal, to 1e-15 relative in both tails. */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x);
  if (x > -0.7) return 0.5 * erfc(-x * Math.SQRT1_2);
  return x < -38.6 ? 0 : 0.5 * upper(-x * Math.SQRT1_2, expMinusSquare(-x, 0.5));
}

/** Logarithm of the distribution function, to 1e-14 relative for any x. */
export function logNormalCdf(x: number): number {
  if (x > -1) return Math.log1p(-normalCdf(-x));
  if (x > -20) return Math.log(normalCdf(x));
  // Asymptotic series of Mills' ratio (DLMF 7.12.1), whose terms fall until far below rounding from here on.
  const inverse = 1 / (x * x);
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 12; n += 1) {
    term *= -(2 * n - 1) * inverse;
    sum += term;
  }
  return -0.5 * x * x - Math.log(-x) - 0.9189385332046728 + Math.log(sum);
}

/** Density of the standard normal. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / 2.5066282746310002;
}

/**
 * Complementary error function.
 *
 * Below 0.5 the Maclaurin series of erf; above, the trapezoidal sum with its pole correction, whose error is
 * exp(-(pi/h)^2) = 7e-18 at h = 1/2 (Chiarella and Reichel 1968; Hunter and Regan 1972).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 0.5) return 1 - erfSeries(x);
  if (x > 27.3) return 0;
  return upper(x, expMinusSquare(x, 1));
}

/** erfc(x) with exp(-x²) given, so that a caller who knows x² better than by squaring x keeps its digits. */
function upper(x: number, gaussian: number): number {
  let sum = 0.5 / (x * x);
  for (let n = 1; n <= 13; n += 1) sum += (gaussianWeights[n] ?? 0) / (0.25 * n * n + x * x);
  const correction = x < 2 * Math.PI ? 2 / Math.expm1(4 * Math.PI * x) : 0;
  return (x / Math.PI) * gaussian * sum - correction;
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * sum; n += 1) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return 1.1283791670955126 * sum;
}

/** exp(-factor x²), x split so that the large part's square is exact: a plain square loses digits in proportion to x². */
function expMinusSquare(x: number, factor: number): number {
  const coarse = Math.round(x * 16) / 16;
  return Math.exp(-factor * coarse * coarse) * Math.exp(factor * (coarse - x) * (coarse + x));
}

const gaussianWeights: Float64Array = Float64Array.from({ length: 14 }, (_, n) => Math.exp(-0.25 * n * n));
