import { invertIncreasing } from "./invert-increasing.ts";
import { logGamma, stirlingRest } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { expm1Minus, log1pMinus } from "./small-differences.ts";
import { logsOfParts } from "./logs-of-parts.ts";
import { decayIntegral } from "./tail-quadrature.ts";

/** Regularised lower incomplete gamma function P(a, x) for a > 0; 1e-12 relative. */
export function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? Math.min(1, lowerPart(a, x)) : 1 - upperPart(a, x);
}

/** The upper part Q(a, x) = 1 - P(a, x), without cancellation; 1e-12 relative. */
export function incompleteGammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x >= a + 1) return Math.min(1, upperPart(a, x));
  const lower = lowerPart(a, x);
  // What is left of nearly 1 has lost its digits.
  return lower > 0.9 ? gammaPower(a, x) * quadrature(a, x, 1) : 1 - lower;
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
    slope: (x) => gammaPower(a, x) / x,
    target: upper ? p - 1 : p,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    start,
  });
}

/** From here on series and fraction take more steps, about the root of a, than the integral. */
const fewSteps = 3000;

function lowerPart(a: number, x: number): number {
  return gammaPower(a, x) * (a > fewSteps ? quadrature(a, x, -1) : series(a, x));
}

function upperPart(a: number, x: number): number {
  return gammaPower(a, x) * (a > fewSteps ? quadrature(a, x, 1) : fraction(a, x));
}

/** Series DLMF 8.7.1. */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17 && n < 100_000; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
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
  return value;
}

/** The integral over log x, downward (side -1) or upward: a nearly normal decay for a large. */
function quadrature(a: number, x: number, side: -1 | 1): number {
  const above = x - a;
  return decayIntegral({
    exponent: (t) => -side * above * t - x * expm1Minus(side * t),
    slope: side * above,
    width: 1 / Math.sqrt(x),
  });
}

/** `x^a exp(-x) / Gamma(a)`, as a deviation from x = a (Loader 2000), which keeps the digits of large arguments. */
export function gammaPower(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(gammaExponent(a, x));
}

/** The logarithm of `gammaPower`. */
export function logGammaPower(a: number, x: number): number {
  return 0.5 * Math.log(a / (2 * Math.PI)) + gammaExponent(a, x);
}

function gammaExponent(a: number, x: number): number {
  const deviation = (x - a) / a;
  const deviance = Math.abs(deviation) <= 0.5 ? log1pMinus(deviation) : Math.log(x) - Math.log(a) - deviation;
  return a * deviance - stirlingRest(a);
}

/** Logarithms of both parts, P(a, x) and Q(a, x), also where one of them is no number above 0 any more. */
export function logIncompleteGamma(a: number, x: number): readonly [lower: number, upper: number] {
  if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
  const lower = incompleteGamma(a, x);
  const upper = incompleteGammaTail(a, x);
  if (lower > 1e-290 && upper > 1e-290) return logsOfParts(lower, upper);
  const power = logGammaPower(a, x);
  if (x < a + 1) return [power + Math.log(a > fewSteps ? quadrature(a, x, -1) : series(a, x)), -lower];
  return [-upper, power + Math.log(a > fewSteps ? quadrature(a, x, 1) : fraction(a, x))];
}
