import type { ScaledBeta } from "../../distributions/distribution.ts";
import { logBeta, logGamma } from "../../numeric/log-gamma.ts";
import type { ComplexBlock, FrequencyBlock } from "./frequency-block.ts";

/**
 * A beta's characteristic function at large phases `y = t (high - low)`, as the sum of what its two ends contribute.
 *
 * Turned into the upper half plane, `u = i s / y`, the integral over [0, 1] is one from each end, that from the lower
 * `e^{iπα/2} y^-α / B(α, β) ∫ s^{α-1} e^-s (1 - i s / y)^{β-1} ds`. With the binomial series stopped before its term n,
 * n >= β - 1, Taylor's integral remainder is at most that term, for |1 - i z| >= 1 (DLMF 2.4(i) has the expansion).
 */
export class BetaTransform {
  readonly #severity: ScaledBeta;
  readonly #lower: End;
  readonly #upper: End;

  constructor(severity: ScaledBeta) {
    const { alpha, beta } = severity;
    const log = logBeta(alpha, beta);
    this.#severity = severity;
    this.#lower = endOf(alpha, beta, log);
    this.#upper = endOf(beta, alpha, log);
  }

  /** The least phase from which on the expansion errs by at most `expansionError`, infinite where that is too far out. */
  get from(): number {
    const { alpha, beta } = this.#severity;
    // Quadrature is poor where the density has no bound.
    if (Math.min(alpha, beta) < 1 && Math.max(alpha, beta) < 8) return 24;
    for (const phase of [32, 40, 64, 128, 256]) {
      if (termsAt(this.#lower, phase)[1] + termsAt(this.#upper, phase)[1] <= expansionError) return phase;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Fills a block from its index `first` on. */
  fill({ step, from, count }: FrequencyBlock, first: number, { re, im }: ComplexBlock): void {
    const { low, high, alpha, beta } = this.#severity;
    const phaseStep = step * (high - low);
    const least = phaseStep * (from + first);
    const [[lower], [upper]] = [termsAt(this.#lower, least), termsAt(this.#upper, least)];
    for (let k = first; k < count; k += 1) {
      const y = phaseStep * (from + k);
      const log = Math.log(y);
      const [a, b] = sum(this.#lower.terms, lower, y);
      const [c, d] = sum(this.#upper.terms, upper, y);
      const size = Math.exp(-alpha * log);
      const other = Math.exp(-beta * log);
      const turn = step * (from + k) * low + (Math.PI / 2) * alpha;
      // The upper end is the mirror image: its conjugate, about `high`.
      const back = step * (from + k) * high - (Math.PI / 2) * beta;
      const [cos, sin] = [size * Math.cos(turn), size * Math.sin(turn)];
      const [cosBack, sinBack] = [other * Math.cos(back), other * Math.sin(back)];
      re[k] = a * cos - b * sin + c * cosBack + d * sinBack;
      im[k] = a * sin + b * cos + c * sinBack - d * cosBack;
    }
  }
}

/** Bound on what a term left out may be. */
export const expansionError = 1e-13;

interface End {
  /** `binomial(β - 1, n) Γ(α + n) / B(α, β)`; the factor `(-i)^n y^-n` is that of the sum. */
  readonly terms: Float64Array;
  readonly power: number;
  /** The first term that may be the remainder. */
  readonly least: number;
}

const mostTerms = 40;

function endOf(alpha: number, beta: number, log: number): End {
  const terms = new Float64Array(mostTerms + 1);
  let term = Math.exp(logGamma(alpha) - log);
  for (let n = 0; n <= mostTerms; n += 1) {
    terms[n] = term;
    term *= ((beta - 1 - n) / (n + 1)) * (alpha + n);
  }
  return { terms, power: alpha, least: Math.max(1, Math.ceil(beta - 1)) };
}

/** How many terms to take at phases from y on, up to the first that is small or the smallest of all, and what is left. */
function termsAt({ terms, power, least }: End, y: number): readonly [count: number, left: number] {
  const inverse = 1 / y;
  let factor = y ** (-power - least);
  let [best, left] = [least, Number.POSITIVE_INFINITY];
  for (let n = least; n <= mostTerms; n += 1) {
    const size = Math.abs(terms[n] ?? 0) * factor;
    if (size < left) [best, left] = [n, size];
    if (size <= expansionError / 100) break;
    factor *= inverse;
  }
  return [best, left];
}

/** `Σ terms_n (-i / y)^n`, by Horner. */
function sum(terms: Float64Array, count: number, y: number): readonly [re: number, im: number] {
  const inverse = 1 / y;
  let [re, im] = [0, 0];
  for (let n = count - 1; n >= 0; n -= 1) {
    // Times -i / y: (re, im) becomes (im, -re) / y.
    const next = (terms[n] ?? 0) + im * inverse;
    im = -re * inverse;
    re = next;
  }
  return [re, im];
}
