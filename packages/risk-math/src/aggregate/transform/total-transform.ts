import { gaussLegendre } from "../../numeric/gauss-legendre.ts";
import { familyOf } from "../../distributions/families.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { complexBlock, type ComplexBlock, type FrequencyBlock, topFrequency } from "./frequency-block.ts";
import { LogSeries } from "./log-series.ts";
import { PoissonWindows } from "./poisson-windows.ts";
import type { Risk } from "../risk.ts";
import { severityTransform } from "./severity-transform.ts";

/** Fills the characteristic function of the sum of independent compound risks over a block of frequencies. */
export function totalTransform(risks: readonly Risk[], block: FrequencyBlock, out: ComplexBlock): void {
  const { count } = block;
  const log = complexBlock(count);
  const severity = complexBlock(count);
  const series = new LogSeries(topFrequency(block));
  const windows = new PoissonWindows(block);
  out.re.fill(1, 0, count);
  out.im.fill(0, 0, count);
  for (const risk of risks) {
    if (series.add(risk) || windows.add(risk)) continue;
    severityTransform(risk.severity, block, severity);
    applyRisk(risk, severity, log, out);
  }
  addSeries(series, block, log);
  windows.addTo(log, block);
  for (let k = 0; k < count; k += 1) {
    const size = Math.exp(log.re[k] ?? 0);
    multiply(out, k, size * Math.cos(log.im[k] ?? 0), size * Math.sin(log.im[k] ?? 0));
  }
}

function applyRisk(
  { occurrence }: Risk,
  severity: ComplexBlock,
  log: ComplexBlock,
  product: ComplexBlock,
): void {
  const count = log.re.length;
  if (occurrence.kind === "poisson") {
    const { rate } = occurrence;
    for (let k = 0; k < count; k += 1) {
      log.re[k] = (log.re[k] ?? 0) + rate * ((severity.re[k] ?? 0) - 1);
      log.im[k] = (log.im[k] ?? 0) + rate * (severity.im[k] ?? 0);
    }
  } else if (occurrence.kind === "bernoulli") {
    const p = occurrence.probability;
    for (let k = 0; k < count; k += 1) {
      multiply(product, k, 1 - p + p * (severity.re[k] ?? 0), p * (severity.im[k] ?? 0));
    }
  } else {
    const rates = rateNodes(occurrence.rate);
    for (let k = 0; k < count; k += 1) {
      let re = 0;
      let im = 0;
      for (const [rate, weight] of rates) {
        const size = weight * Math.exp(rate * ((severity.re[k] ?? 0) - 1));
        re += size * Math.cos(rate * (severity.im[k] ?? 0));
        im += size * Math.sin(rate * (severity.im[k] ?? 0));
      }
      multiply(product, k, re, im);
    }
  }
}

/** Nodes of an uncertain rate over its quantile function, ends tamed by `y = s² (3 - 2 s)`. */
export function rateNodes(rate: Distribution): (readonly [rate: number, weight: number])[] {
  if (rate.kind === "point") return [[rate.value, 1]];
  if (rate.kind === "discrete") return rate.values.map((value, i) => [value, rate.probabilities[i] ?? 0]);
  const { quantile } = familyOf(rate);
  const { nodes, weights } = gaussLegendre(48);
  const rows = Array.from(nodes, (node, i): [number, number] => {
    const s = (1 + node) / 2;
    return [quantile(s * s * (3 - 2 * s)), (weights[i] ?? 0) * 3 * s * (1 - s)];
  });
  const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
  return rows.map(([value, weight]) => [value, weight / total]);
}

function addSeries(
  { coefficients, order }: LogSeries,
  { from, count }: FrequencyBlock,
  log: ComplexBlock,
): void {
  const inverse = 1 / (from + count - 1);
  for (let k = 0; k < count; k += 1) {
    const u = (from + k) * inverse;
    let re = 0;
    let im = 0;
    // Horner in i u: multiplying by i u turns (re, im) into (-u im, u re).
    for (let j = order; j >= 1; j -= 1) {
      const next = (coefficients[j] ?? 0) - u * im;
      im = u * re;
      re = next;
    }
    log.re[k] = (log.re[k] ?? 0) - u * im;
    log.im[k] = (log.im[k] ?? 0) + u * re;
  }
}

function multiply({ re, im }: ComplexBlock, k: number, factorRe: number, factorIm: number): void {
  const oldRe = re[k] ?? 0;
  const oldIm = im[k] ?? 0;
  re[k] = oldRe * factorRe - oldIm * factorIm;
  im[k] = oldRe * factorIm + oldIm * factorRe;
}
