import { stirlingRest } from "./log-gamma.ts";
import { log1pMinus, productMinus } from "./small-differences.ts";

/** `x (a + b) - a`: how far x lies above the mean of Beta(a, b), times a + b, without loss near 0. */
export function aboveBetaMean(x: number, a: number, b: number): number {
  const total = a + b;
  // What rounding took from a + b: the larger of the two kept its digits.
  const lost = a > b ? b - (total - a) : a - (total - b);
  return productMinus(x, total, a) + x * lost;
}

/**
 * `x^a (1 - x)^b / B(a, b)` for 0 < x <= 1/2, to 1e-13 relative for any a, b > 0.
 *
 * With Stirling's formula taken out of the three gamma functions what is left is `a g(d) + b g(e)`, g(t) = log(1 + t) - t,
 * at the relative distances d and e of x and 1 - x from the means (Loader 2000): no large logarithms that cancel.
 */
export function betaPower(x: number, a: number, b: number): number {
  return constantsOf(a, b).front * Math.exp(betaExponent(x, a, b));
}

/** The logarithm of `betaPower`. */
export function logBetaPower(x: number, a: number, b: number): number {
  return Math.log(constantsOf(a, b).front) + betaExponent(x, a, b);
}

function betaExponent(x: number, a: number, b: number): number {
  const above = aboveBetaMean(x, a, b);
  const { logA, logB } = constantsOf(a, b);
  const below = above / a;
  const near = Math.abs(below) <= 0.5 ? log1pMinus(below) : Math.log(x) + logA - below;
  const beyond = -above / b;
  // Far from 0 the logarithm itself, which 1 + beyond may not hold any more.
  const far = Math.abs(beyond) <= 0.5 ? log1pMinus(beyond) : Math.log1p(-x) + logB - beyond;
  return a * near + b * far;
}

interface BetaConstants {
  readonly a: number;
  readonly b: number;
  readonly front: number;
  /** log((a + b) / a) and log((a + b) / b). */
  readonly logA: number;
  readonly logB: number;
}

let last: BetaConstants | null = null;

/** The last parameters' constants are kept: a table asks for the same ones thousands of times. */
function constantsOf(a: number, b: number): BetaConstants {
  if (last !== null && last.a === a && last.b === b) return last;
  const total = a + b;
  const rest = stirlingRest(total) - stirlingRest(a) - stirlingRest(b);
  const front = (Math.sqrt(a) * Math.sqrt(b / total) * Math.exp(rest)) / 2.5066282746310002;
  last = { a, b, front, logA: Math.log(total / a), logB: Math.log(total / b) };
  return last;
}
