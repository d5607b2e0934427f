import type { Issue } from "../risk-math-error.ts";

/** All mass at one value. */
export interface PointMass {
  readonly kind: "point";
  readonly value: number;
}
/** Triangular on `[low, high]` with the given mode. */
export interface Triangular {
  readonly kind: "triangular";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}
/** `low + (high - low) Beta(alpha, beta)`: every PERT distribution. */
export interface ScaledBeta {
  readonly kind: "beta";
  readonly low: number;
  readonly high: number;
  readonly alpha: number;
  readonly beta: number;
}
/** Two right triangles that meet at `mid`, with probability `below` on the lower one. */
export interface DoubleTriangular {
  readonly kind: "double-triangular";
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly below: number;
}
export interface Normal {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
}
/** `shift + scale exp(sigma Z)`; a left-skewed one has `scale < 0` and `sigma < 0`. A plain lognormal has shift 0. */
export interface Lognormal {
  readonly kind: "lognormal";
  readonly shift: number;
  readonly scale: number;
  readonly sigma: number;
}
/** Three-term metalog: `Q(y) = a1 + a2 logit(y) + a3 (y - 1/2) logit(y)`. */
export interface Metalog {
  readonly kind: "metalog";
  readonly a1: number;
  readonly a2: number;
  readonly a3: number;
}
/** Gamma of integer or real `shape`; shape 1 is the exponential. */
export interface Gamma {
  readonly kind: "gamma";
  readonly shape: number;
  readonly scale: number;
}
/** `P(X > x) = (1 + shape (x - threshold) / scale)^(-1/shape)`; every Pareto distribution. */
export interface GeneralisedPareto {
  readonly kind: "generalised-pareto";
  readonly threshold: number;
  readonly scale: number;
  readonly shape: number;
}
/** `P(X > x) = exp(-(x / scale)^shape)`. */
export interface Weibull {
  readonly kind: "weibull";
  readonly shape: number;
  readonly scale: number;
}
/** `P(X > x) = 1 / (1 + (x / scale)^shape)`. */
export interface LogLogistic {
  readonly kind: "log-logistic";
  readonly shape: number;
  readonly scale: number;
}
/** Finitely many values, ascending, with probabilities that sum to 1. */
export interface Discrete {
  readonly kind: "discrete";
  readonly values: readonly number[];
  readonly probabilities: readonly number[];
}

/** A distribution is plain data: it can be stored, compared and sent to a worker. Its constructors check it. */
export type Distribution =
  | PointMass
  | Triangular
  | ScaledBeta
  | DoubleTriangular
  | Normal
  | Lognormal
  | Metalog
  | Gamma
  | GeneralisedPareto
  | Weibull
  | LogLogistic
  | Discrete;

/** What every family answers; one record per family is registered in `families.ts`. */
export interface Family<D extends Distribution> {
  /** What is wrong with parameters that did not come from the constructor; paths name the parameter. */
  issues(distribution: D): Issue[];
  mean(distribution: D): number;
  /** Infinite for tails too heavy to have one. */
  variance(distribution: D): number;
  /** The third central moment; infinite likewise. */
  thirdMoment(distribution: D): number;
  /** Smallest and largest possible value; infinite where there is none. */
  support(distribution: D): readonly [low: number, high: number];
  /** Density; 0 for families of atoms. */
  density(distribution: D, x: number): number;
  cdf(distribution: D, x: number): number;
  /** `inf {x : F(x) >= p}` for p strictly between 0 and 1. */
  quantile(distribution: D, p: number): number;
  /** `E[X; X <= x]`. */
  partialMean(distribution: D, x: number): number;
  /** Logarithm of the density; -Infinity where there is none. */
  logDensity(distribution: D, x: number): number;
  /** Logarithms of `P(X <= x)` and `P(X > x)`. */
  logTails(distribution: D, x: number): readonly [below: number, above: number];
}
