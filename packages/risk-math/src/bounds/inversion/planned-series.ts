import type { Risk } from "../../aggregate/risk.ts";
import type { TotalCumulants } from "../../aggregate/total-cumulants.ts";
import { tailsBeyond } from "./inversion-error.ts";
import { type SeverityShape, severityShapes } from "./severity-shape.ts";
import { truncation } from "./truncation.ts";

/** A period and a number of coefficients of which the error is known before any of them is worked out. */
export interface PlannedSeries {
  readonly start: number;
  readonly period: number;
  readonly count: number;
  /** Whether totals of one event alone are taken out. */
  readonly single: boolean;
}

/** The series for a total, null where no series of bearable length tells it to about a hundred thousandth. */
export function plannedSeries(risks: readonly Risk[], cumulants: TotalCumulants): PlannedSeries | null {
  const shapes = severityShapes(risks);
  if (shapes === null) return null;
  const range = rangeOf(shapes, cumulants);
  if (range === null) return null;
  const [start, period] = range;
  const atZero = Math.exp(cumulants.logNothing);
  const single = atZero > 1e-12 && risks.length <= mostListed;
  const step = (2 * Math.PI) / period;
  // Nothing can be taken out of a total of certain losses, which decays no sooner for being one of few.
  const slow = atZero === 0 && risks.length <= 8;
  const most = slow ? 2 ** 13 : Math.min(2 ** 12, 2 ** Math.floor(Math.log2(work / risks.length)));
  const enough = slow ? usual / 100 : usual;
  for (let count = 64; count <= most; count *= 2) {
    const left = truncation(shapes, { step, count, atZero, single });
    if (left <= enough || (2 * count > most && left <= bearable)) return { start, period, count, single };
  }
  return null;
}

/** Risks whose own distribution functions may be asked for at every place. */
const mostListed = 256;
/** Values of characteristic functions, about 0.1 µs each. */
const work = 4e6;
const usual = 1e-10;
const bearable = 1e-5;

/** A range beyond which the total hardly lies, with a margin that parts its ends, as start and length. */
function rangeOf(
  shapes: readonly SeverityShape[],
  cumulants: TotalCumulants,
): readonly [start: number, period: number] | null {
  const { mean, variance, fourth } = cumulants;
  const reach = 9 * Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  let best: { outside: number; low: number; high: number } = { outside: Infinity, low: 0, high: 0 };
  for (const factor of [0.7, 1, 1.5, 2.2, 3.3, 5, 8]) {
    const low = Math.max(mean - Math.max(1, factor) * reach, cumulants.low);
    const high = Math.min(mean + factor * reach, cumulants.high);
    const { below, above } = tailsBeyond(shapes, [low, high], cumulants);
    // A range half as long again asks for as many coefficients more: a tenth of the mass is worth it.
    if (below + above < 0.1 * best.outside) best = { outside: below + above, low, high };
    if (best.outside <= usual) break;
  }
  if (!(best.outside <= bearable)) return null;
  return [best.low - 0.01 * (best.high - best.low), 1.02 * (best.high - best.low)];
}
