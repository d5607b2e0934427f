import { logBeta } from "./log-gamma.ts";
import { invertIncreasing } from "./invert-increasing.ts";

/** Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1]; 1e-12 relative. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerPart(1 - x, b, a);
  return lowerPart(x, a, b);
}

/** The x with I_x(a, b) = p. */
export function incompleteBetaInverse(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  if (b === 1) return p ** (1 / a);
  if (a === 1) return -Math.expm1(Math.log1p(-p) / b);
  // From the upper half the small root of the mirrored problem keeps its digits.
  if (p > incompleteBeta(0.5, a, b)) {
    return 1 - smallRoot((y) => incompleteBeta(y, b, a), 1 - p, b, a);
  }
  return smallRoot((y) => incompleteBeta(y, a, b), p, a, b);
}

function smallRoot(cdf: (y: number) => number, p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  const start = Math.exp((Math.log(p * a) + scale) / a);
  return invertIncreasing({
    value: cdf,
    slope: (y) => Math.exp((a - 1) * Math.log(y) + (b - 1) * Math.log1p(-y) - scale),
    target: p,
    low: 0,
    high: 0.5,
    start: Math.min(start, 0.4),
  });
}

/** Continued fraction DLMF 8.17.22 by the modified Lentz method; converges fast for x below the mean. */
function lowerPart(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return front * fraction;
}

function guard(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
