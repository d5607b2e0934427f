import { supportOf } from "../../distributions/families.ts";
import { type ComplexBlock, type FrequencyBlock, topFrequency } from "./frequency-block.ts";
import type { Risk } from "../risk.ts";
import { highestMoment, isBounded, scaledMoments } from "./scaled-moments.ts";
import { seriesOrder, seriesRadius } from "./series-order.ts";

/**
 * Exponents `λ (φ(t) - 1)` of Poisson risks, pooled by where their losses lie: within a window of twelve radians about a
 * centre c, `Σ λ E exp(i t X) = exp(i t c) Σ λ E exp(i t (X - c))` is one power series for all of them.
 */
export class PoissonWindows {
  readonly #top: number;
  readonly #series: Map<number, { coefficients: Float64Array; order: number }> = new Map();
  #rate: number = 0;

  constructor(block: FrequencyBlock) {
    this.#top = topFrequency(block);
  }

  /** Adds a Poisson risk of bounded severity when one window holds it; tells whether it did. */
  add({ occurrence, severity }: Risk): boolean {
    if (occurrence.kind !== "poisson" || !isBounded(severity)) return false;
    const [low, high] = supportOf(severity);
    const half = (this.#top * (high - low)) / 2;
    if (half > seriesRadius - spacing / 2) return false;
    const window = Math.round((this.#top * (low + high)) / 2 / spacing);
    const centre = (window * spacing) / this.#top;
    const radius = this.#top * Math.max(Math.abs(low - centre), Math.abs(high - centre));
    const order = seriesOrder(radius);
    scaledMoments(severity, [centre, this.#top], order, moments);
    const pool = this.#series.get(window) ?? { coefficients: new Float64Array(highestMoment + 1), order: 0 };
    this.#series.set(window, pool);
    const { rate } = occurrence;
    const { coefficients } = pool;
    for (let j = 0; j <= order; j += 1) coefficients[j] = (coefficients[j] ?? 0) + rate * (moments[j] ?? 0);
    if (order > pool.order) pool.order = order;
    this.#rate += rate;
    return true;
  }

  /** Adds the pooled exponents over the block. */
  addTo(log: ComplexBlock, { step, from, count }: FrequencyBlock): void {
    const inverse = 1 / (from + count - 1);
    for (const [window, { coefficients, order }] of this.#series) {
      const centre = (window * spacing) / this.#top;
      for (let k = 0; k < count; k += 1) {
        const u = (from + k) * inverse;
        let re = 0;
        let im = 0;
        for (let j = order; j >= 0; j -= 1) {
          const next = (coefficients[j] ?? 0) - u * im;
          im = u * re;
          re = next;
        }
        const phaseRe = Math.cos(step * (from + k) * centre);
        const phaseIm = Math.sin(step * (from + k) * centre);
        log.re[k] = (log.re[k] ?? 0) + re * phaseRe - im * phaseIm;
        log.im[k] = (log.im[k] ?? 0) + re * phaseIm + im * phaseRe;
      }
    }
    for (let k = 0; k < count; k += 1) log.re[k] = (log.re[k] ?? 0) - this.#rate;
  }
}

/** Radians of the top frequency between the centres of neighbouring windows. */
const spacing = 6;
const moments = new Float64Array(highestMoment + 2);
