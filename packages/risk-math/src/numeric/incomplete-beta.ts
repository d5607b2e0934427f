import { aboveBetaMean, betaPower, logBetaPower } from "./beta-power.ts";
import { expm1Minus, log1pMinus } from "./small-differences.ts";
import { invertIncreasing } from "./invert-increasing.ts";
import { logBeta } from "./log-gamma.ts";
import { logsOfParts } from "./logs-of-parts.ts";
import { decayIntegral } from "./tail-quadrature.ts";

/** Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1]; 1e-12 relative. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x <= 0.5 ? tails(x, a, b).lower : tails(1 - x, b, a).upper;
}

/** The upper part `1 - I_x(a, b)`, without cancellation; 1e-12 relative. */
export function incompleteBetaTail(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  return x <= 0.5 ? tails(x, a, b).upper : tails(1 - x, b, a).lower;
}

/**
 * Logarithms of `I_x(a, b)` and `1 - I_x(a, b)`, also where one of them is no number above 0 any more; x comes with
 * 1 - x, so that the smaller of the two has its digits.
 */
export function logIncompleteBeta(
  [x, rest]: readonly [x: number, rest: number],
  a: number,
  b: number,
): readonly [lower: number, upper: number] {
  if (x > rest) {
    const [upper, lower] = logIncompleteBeta([rest, x], b, a);
    return [lower, upper];
  }
  const { lower, upper } = tails(x, a, b);
  if (lower > 1e-290 && upper > 1e-290) return logsOfParts(lower, upper);
  const power = logBetaPower(x, a, b);
  if (x * (a + b + 2) <= a + 1) {
    return [
      power + Math.log(Math.min(a, b) > fewSteps ? below(x, a, b) : continuedFraction(x, a, b)),
      -lower,
    ];
  }
  return [-upper, power + Math.log(a + b > fewSteps ? above(x, a, b) : continuedFraction(1 - x, b, a))];
}

/** The x with I_x(a, b) = p. */
export function incompleteBetaInverse(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  if (b === 1) return p ** (1 / a);
  if (a === 1) return -Math.expm1(Math.log1p(-p) / b);
  // From the upper half the small root of the mirrored problem keeps its digits.
  return p > incompleteBeta(0.5, a, b) ? 1 - smallRoot(1 - p, b, a) : smallRoot(p, a, b);
}

function smallRoot(p: number, a: number, b: number): number {
  const start = Math.exp((Math.log(p * a) + logBeta(a, b)) / a);
  return invertIncreasing({
    value: (y) => incompleteBeta(y, a, b),
    slope: (y) => betaPower(y, a, b) / (y * (1 - y)),
    target: p,
    low: 0,
    high: 0.5,
    start: Math.min(start, 0.4),
  });
}

interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Both parts for x up to 1/2, beside which 1 - x is as good as exact. */
function tails(x: number, a: number, b: number): Tails {
  const power = betaPower(x, a, b);
  if (x * (a + b + 2) <= a + 1) {
    const lower = Math.min(
      1,
      power * (Math.min(a, b) > fewSteps ? below(x, a, b) : continuedFraction(x, a, b)),
    );
    // What is left of nearly 1 has lost its digits.
    return { lower, upper: lower > 0.9 ? power * above(x, a, b) : 1 - lower };
  }
  const upper = Math.min(1, power * (a + b > fewSteps ? above(x, a, b) : continuedFraction(1 - x, b, a)));
  return { lower: 1 - upper, upper };
}

/** From here on the continued fraction takes more steps, or loses more digits of 1 - x, than the integral. */
const fewSteps = 1000;

/** I_x over `x^a (1 - x)^b / B`: continued fraction DLMF 8.17.22 by the modified Lentz method. */
function continuedFraction(x: number, a: number, b: number): number {
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
  return fraction / a;
}

/**
 * The same quotient as an integral over the logarithm of the odds: at a distance t below x the integrand has fallen by
 * `exp(-a t) (1 + x (e^-t - 1))^-(a + b)`, a nearly normal shape for large parameters.
 */
function below(x: number, a: number, b: number): number {
  const total = a + b;
  const beyond = aboveBetaMean(x, a, b);
  return decayIntegral({
    exponent: (t) => {
      const fall = expm1Minus(-t);
      return beyond * t - total * (log1pMinus(x * (fall - t)) + x * fall);
    },
    slope: -beyond,
    width: 1 / Math.sqrt(total * x * (1 - x)),
  });
}

/** `1 - I_x` over the same: at a distance t above x, `exp(a t) (1 + x (e^t - 1))^-(a + b)`. */
function above(x: number, a: number, b: number): number {
  const total = a + b;
  const beyond = aboveBetaMean(x, a, b);
  return decayIntegral({
    exponent: (t) => {
      if (t > 0.5) return a * t - total * Math.log1p(x * Math.expm1(t));
      const rise = expm1Minus(t);
      return -beyond * t - total * (log1pMinus(x * (rise + t)) + x * rise);
    },
    slope: beyond,
    width: 1 / Math.sqrt(total * x * (1 - x)),
  });
}

function guard(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
