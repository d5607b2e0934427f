import { supportOf } from "../../distributions/families.ts";
import type { Risk } from "../risk.ts";
import { highestMoment, isBounded, scaledMoments } from "./scaled-moments.ts";
import { seriesOrder, seriesRadius } from "./series-order.ts";

/**
 * Logarithms of characteristic functions as one power series in `i u`, `u = t / top`: risks whose losses are small
 * beside the total need no evaluation of their own, they only add to these coefficients.
 */
export class LogSeries {
  readonly coefficients: Float64Array = new Float64Array(highestMoment + 1);
  readonly top: number;
  /** Highest order in use. */
  order: number = 0;

  constructor(top: number) {
    this.top = top;
  }

  /** Adds a risk if its series converges fast enough up to the top frequency; tells whether it did. */
  add(risk: Risk): boolean {
    const order = riskLogSeries(risk, this.top, scratch);
    if (order === 0) return false;
    const { coefficients } = this;
    for (let j = 1; j <= order; j += 1) coefficients[j] = (coefficients[j] ?? 0) + (scratch[j] ?? 0);
    if (order > this.order) this.order = order;
    return true;
  }
}

/**
 * Fills the coefficients of `log E exp(i t S_i)` in `i u` and returns their order, 0 when the risk is not fit for it.
 *
 * Poisson: `λ E[(top X)^j] / j!`, an entire series, used to twelve radians. Bernoulli: the logarithm of
 * `1 + p (φ - 1)` by the recurrence `j l_j = j a_j - Σ r l_r a_(j-r)`; its nearest zero lies at about π radians of the
 * largest loss, so one radian leaves a factor π per order.
 */
export function riskLogSeries({ occurrence, severity }: Risk, top: number, out: Float64Array): number {
  if (occurrence.kind === "uncertain-rate" || !isBounded(severity)) return 0;
  const [low, high] = supportOf(severity);
  const radius = top * Math.max(Math.abs(low), Math.abs(high));
  if (occurrence.kind === "poisson") {
    if (radius > seriesRadius) return 0;
    const order = Math.max(1, seriesOrder(radius));
    scaledMoments(severity, [0, top], order, out);
    for (let j = 1; j <= order; j += 1) out[j] = occurrence.rate * (out[j] ?? 0);
    return order;
  }
  if (radius > bernoulliRadius) return 0;
  const order = bernoulliOrder(radius);
  scaledMoments(severity, [0, top], order, moments);
  logarithm(occurrence.probability, order, out);
  return order;
}

const bernoulliRadius = 1.1;
const moments = new Float64Array(highestMoment + 2);
const scratch = new Float64Array(highestMoment + 2);

/** (radius / π)^order below 1e-13. */
function bernoulliOrder(radius: number): number {
  return Math.min(highestMoment, 1 + Math.ceil(30 / Math.log(Math.PI / Math.max(radius, 1e-4))));
}

function logarithm(p: number, order: number, out: Float64Array): void {
  for (let j = 1; j <= order; j += 1) {
    let sum = 0;
    for (let r = 1; r < j; r += 1) sum += (weighted[r] ?? 0) * (moments[j - r] ?? 0);
    const value = p * (j * (moments[j] ?? 0) - sum);
    weighted[j] = value;
    out[j] = value / j;
  }
}

/** r l_r, so that the inner product needs no extra factor. */
const weighted = new Float64Array(highestMoment + 2);
