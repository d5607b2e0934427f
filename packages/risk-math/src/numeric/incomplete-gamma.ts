import { invertIncreasing } from "./invert-increasing.ts";
import { logGamma, stirlingTail } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** Regularised lower incomplete gamma function P(a, x) for a > 0; 1e-12 relative. */
export function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? Math.min(1, series(a, x)) : 1 - fraction(a, x);
}

/** The upper part Q(a, x) = 1 - P(a, x), without cancellation. */
export function incompleteGammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? Math.max(0, 1 - series(a, x)) : fraction(a, x);
}

/** The x with P(a, x) = p. */
export function incompleteGammaInverse(a: number, p: number): number {
  if (p <= 0) return 0;
  if (a === 1) return -Math.log1p(-p);
  // Wilson and Hilferty 1931, or the leading term of the series near 0.
  const cube = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  const small = Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  const start = cube > 0.2 ? a * cube ** 3 : small;
  const upper = p > 0.5;
  return invertIncreasing({
    value: upper ? (x) => -incompleteGammaTail(a, x) : (x) => incompleteGamma(a, x),
    slope: (x) => Math.exp((a - 1) * Math.log(x) - x - logGamma(a)),
    target: upper ? p - 1 : p,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    start,
  });
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17 && n < 100_000; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * prefactor(a, x);
}

/** Continued fraction DLMF 8.9.2 by the modified Lentz method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return value * prefactor(a, x);
}

/** `x^a exp(-x) / Gamma(a)`; around a large a as a deviation from x = a, which keeps the digits. */
function prefactor(a: number, x: number): number {
  if (a < 12) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const deviation = (x - a) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * (Math.log1p(deviation) - deviation) - stirlingTail(a));
}
