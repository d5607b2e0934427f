import { normalQuantile } from "../numeric/normal-quantile.ts";
import { requireSeed } from "../random/risk-key.ts";
import { Xoshiro } from "../random/xoshiro.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { choleskyFactor } from "./correlation-factor.ts";
import { validateCorrelation } from "./correlation-matrix.ts";
import type { Matrix } from "./matrix.ts";

/**
 * Reorders samples so that their rank correlations come near a target, each sample's values kept (Iman and Conover
 * 1982): van der Waerden scores, shuffled by the seed, are given the target correlation and the samples take on their
 * ranks. Ties keep an order (ordinal ranks), so that the marginals stay whole.
 *
 * Codes: those of `validateCorrelation`, `seed`, `not-finite` (a value), `length` (samples of different lengths, not one
 * per row of the target, or not longer than they are many).
 */
export function imanConover(samples: readonly Float64Array[], target: Matrix, seed: number): Float64Array[] {
  const size = samples[0]?.length ?? 0;
  requireSeed(seed);
  requireSamples(samples, target);
  const wanted = choleskyFactor(target) ?? [];
  const scores = samples.map((_, i) => shuffledScores(size, seed, i));
  const present = choleskyFactor(correlations(scores)) ?? [];
  if (samples.some((_, i) => !((present[i]?.[i] ?? 0) > 1e-6))) {
    refuse(
      issue("samples", "length", "are too short for so many: their shuffled scores depend on each other"),
    );
  }
  // Scores of exactly the target: z = wanted present⁻¹ score, row by row of the simulations.
  const mixed = samples.map(() => new Float64Array(size));
  const solved = new Float64Array(samples.length);
  for (let n = 0; n < size; n += 1) {
    for (let i = 0; i < samples.length; i += 1) {
      let sum = scores[i]?.[n] ?? 0;
      for (let j = 0; j < i; j += 1) sum -= (present[i]?.[j] ?? 0) * (solved[j] ?? 0);
      solved[i] = sum / (present[i]?.[i] ?? 1);
    }
    mixed.forEach((column, i) => {
      let sum = 0;
      for (let j = 0; j <= i; j += 1) sum += (wanted[i]?.[j] ?? 0) * (solved[j] ?? 0);
      column[n] = sum;
    });
  }
  return samples.map((sample, i) => reordered(sample, mixed[i] ?? new Float64Array(size)));
}

function requireSamples(samples: readonly Float64Array[], target: Matrix): void {
  refuse(validateCorrelation(target, "target"));
  const size = samples[0]?.length ?? 0;
  if (target.length !== samples.length || samples.some((sample) => sample.length !== size)) {
    refuse(issue("samples", "length", "must be of one length and as many as the target has rows"));
  }
  if (samples.length > 0 && size <= samples.length) {
    refuse(issue("samples", "length", "must be longer than they are many"));
  }
  samples.forEach((sample, i) => {
    if (!sample.every(Number.isFinite))
      refuse(issue(`samples.${i}`, "not-finite", "must hold finite numbers"));
  });
}

function shuffledScores(size: number, seed: number, index: number): Float64Array {
  const random = new Xoshiro([seed >>> 0, index, 0x9e3779b9 ^ Math.floor(seed / 4_294_967_296), 0x85ebca6b]);
  for (let i = 0; i < 16; i += 1) random.next();
  const scores = Float64Array.from({ length: size }, (_, i) => normalQuantile((i + 1) / (size + 1)));
  for (let i = size - 1; i > 0; i -= 1) {
    const j = Math.floor(random.uniform() * (i + 1));
    const kept = scores[i] ?? 0;
    scores[i] = scores[j] ?? 0;
    scores[j] = kept;
  }
  return scores;
}

function reordered(sample: Float64Array, like: Float64Array): Float64Array {
  const order = Array.from(like.keys()).toSorted((a, b) => (like[a] ?? 0) - (like[b] ?? 0));
  const sorted = Float64Array.from(sample).sort();
  const out = new Float64Array(sample.length);
  order.forEach((place, rank) => (out[place] = sorted[rank] ?? 0));
  return out;
}

function correlations(scores: readonly Float64Array[]): number[][] {
  const norms = scores.map((score) => Math.sqrt(dot(score, score)) || 1);
  return scores.map((a, i) =>
    scores.map((b, j) => (i === j ? 1 : dot(a, b) / ((norms[i] ?? 1) * (norms[j] ?? 1)))),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
