import { plannedSeries } from "../bounds/inversion/planned-series.ts";
import { type FourierDistribution, fourierDistribution } from "./fourier-distribution.ts";
import { complexBlock, type ComplexBlock, type FrequencyBlock } from "./transform/frequency-block.ts";
import { oddsOf, oneEvent } from "./known-part.ts";
import type { Risk } from "./risk.ts";
import { severityTransform } from "./transform/severity-transform.ts";
import type { TotalCumulants } from "./total-cumulants.ts";
import { totalTransform } from "./transform/total-transform.ts";

/**
 * The distribution of a total by as many Fourier coefficients as a bound of its error asks for, null where too many would
 * be needed. Of a total of few events what is left after the first of them is inverted, which decays sooner.
 */
export function plannedInversion(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
): FourierDistribution | null {
  const planned = plannedSeries(risks, cumulants);
  if (planned === null) return null;
  const { count, period, single } = planned;
  const atZero = Math.exp(cumulants.logNothing);
  const { re, im } = complexBlock(count);
  // Doubling blocks: near frequencies do not ask for the nodes of far ones.
  for (let from = 1, size = 32; from <= count; from += size, size = from - 1) {
    const block = { step: (2 * Math.PI) / period, from, count: Math.min(size, count - from + 1) };
    const part = { re: re.subarray(from - 1), im: im.subarray(from - 1) };
    if (single) restTransform(risks, atZero, block, part);
    else {
      totalTransform(risks, block, part);
      for (let k = 0; k < block.count; k += 1) part.re[k] = (part.re[k] ?? 0) - atZero;
    }
  }
  const known = single ? oneEvent(risks, atZero) : null;
  return fourierDistribution({ ...planned, re, im, atZero }, cumulants.mean, known);
}

/** The characteristic function of a total but for no event and for one event alone. */
function restTransform(
  risks: readonly Risk[],
  atZero: number,
  block: FrequencyBlock,
  { re, im }: ComplexBlock,
): void {
  const { count } = block;
  const severity = complexBlock(count);
  const single = complexBlock(count);
  re.fill(1, 0, count);
  im.fill(0, 0, count);
  for (const risk of risks) {
    severityTransform(risk.severity, block, severity);
    const odds = atZero * oddsOf(risk);
    const { occurrence } = risk;
    for (let k = 0; k < count; k += 1) {
      const [a, b] = [severity.re[k] ?? 0, severity.im[k] ?? 0];
      single.re[k] = (single.re[k] ?? 0) + odds * a;
      single.im[k] = (single.im[k] ?? 0) + odds * b;
      let [c, d] = [0, 0];
      if (occurrence.kind === "poisson") {
        const size = Math.exp(occurrence.rate * (a - 1));
        [c, d] = [size * Math.cos(occurrence.rate * b), size * Math.sin(occurrence.rate * b)];
      } else if (occurrence.kind === "bernoulli") {
        const p = occurrence.probability;
        [c, d] = [1 - p + p * a, p * b];
      }
      const old = re[k] ?? 0;
      re[k] = old * c - (im[k] ?? 0) * d;
      im[k] = old * d + (im[k] ?? 0) * c;
    }
  }
  for (let k = 0; k < count; k += 1) {
    re[k] = (re[k] ?? 0) - atZero - (single.re[k] ?? 0);
    im[k] = (im[k] ?? 0) - (single.im[k] ?? 0);
  }
}
