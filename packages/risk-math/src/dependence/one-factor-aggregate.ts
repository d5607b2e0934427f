import type { EstimatedAggregate } from "../aggregate/aggregate.ts";
import { estimatedAggregate } from "../aggregate/estimated-aggregate.ts";
import {
  complexBlock,
  type ComplexBlock,
  type FrequencyBlock,
} from "../aggregate/transform/frequency-block.ts";
import { fourierDistribution } from "../aggregate/fourier-distribution.ts";
import { invertTransform } from "../aggregate/fourier-inversion.ts";
import { type Risk, validateRisks } from "../aggregate/risk.ts";
import { severityTransform } from "../aggregate/transform/severity-transform.ts";
import { totalCumulants } from "../aggregate/total-cumulants.ts";
import { familyOf } from "../distributions/families.ts";
import { normalCdf, normalDensity } from "../numeric/normal.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { issue, notFinite, refuse, RiskMathError } from "../risk-math-error.ts";

/**
 * Exact total of at-most-once risks whose occurrences share one Gaussian factor: risk i happens when
 * `sqrt(rho) Z + sqrt(1 - rho) E_i` falls below its threshold (Vasicek 1987). Given Z the risks are independent, so the
 * characteristic function is an average over Z, by the trapezoidal rule; severities stay independent.
 *
 * Codes: those of `validateRisks`, `correlation` (rho outside [0, 0.99]), `unreachable` (a risk that is not Bernoulli,
 * or a total of too few events to invert).
 *
 * @example
 * const risks = Array.from({ length: 200 }, (_, id) => ({
 *   id, occurrence: bernoulli(0.5), severity: pert({ low: 1, mid: 2, high: 4 }, 4),
 * }));
 * oneFactorAggregate(risks, 0.2).mean; // 216.66666666666666
 */
export function oneFactorAggregate(risks: readonly Risk[], rho: number): EstimatedAggregate {
  refuse([...validateRisks(risks), ...notFinite({ rho })]);
  if (rho < 0 || rho > 0.99) refuse(issue("rho", "correlation", "must lie in [0, 0.99]"));
  const relevant = risks.flatMap(({ occurrence, severity }) => {
    if (occurrence.kind !== "bernoulli") {
      refuse(issue("risks", "unreachable", "the one-factor model is for risks that happen at most once"));
      return [];
    }
    return occurrence.probability > 0 ? [{ probability: occurrence.probability, severity }] : [];
  });
  const factor = factorNodes(relevant, rho);
  const plain = totalCumulants(risks);
  const spread = spreadOver(factor, relevant);
  // The range comes from the extremes of the factor, so the fourth cumulant is not needed.
  const cumulants = { ...plain, ...spread, third: 0, fourth: Number.MAX_VALUE };
  // A factor that makes all risks unlikely leaves a few events, whose part decays slowly: there less must do.
  for (const [tolerance, limit] of attempts) {
    const transform = (block: FrequencyBlock, out: ComplexBlock): void =>
      average(factor, relevant, block, out);
    const series = invertTransform(transform, cumulants, { tolerance, limit });
    if (series === null) continue;
    const { at } = fourierDistribution(series, plain.mean);
    return estimatedAggregate(cumulants, at, 10 * tolerance);
  }
  throw new RiskMathError(
    issue("risks", "unreachable", "too few events for the inversion; simulate with a correlation instead"),
  );
}

const attempts = [
  [1e-9, 256],
  [1e-6, 4096],
] as const;

type SingleRisk = Pick<Risk, "severity"> & { readonly probability: number };

interface FactorNode {
  readonly weight: number;
  /** Conditional probability of each risk. */
  readonly probabilities: Float64Array;
}

/** 160 nodes on [-8, 8]: neighbouring conditional totals overlap at every frequency that matters. */
function factorNodes(risks: readonly SingleRisk[], rho: number): FactorNode[] {
  if (rho === 0)
    return [{ weight: 1, probabilities: Float64Array.from(risks, ({ probability }) => probability) }];
  const count = 160;
  const width = 16 / count;
  const thresholds = risks.map(({ probability }) => (probability < 1 ? normalQuantile(probability) : 40));
  const nodes = Array.from({ length: count }, (_, j) => {
    const z = -8 + width * (j + 0.5);
    const probabilities = Float64Array.from(thresholds, (threshold) =>
      normalCdf((threshold - Math.sqrt(rho) * z) / Math.sqrt(1 - rho)),
    );
    return { weight: width * normalDensity(z), probabilities };
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.map(({ weight, probabilities }) => ({ weight: weight / total, probabilities }));
}

/** Moments of the mixture, its range and its atom at 0. */
function spreadOver(
  nodes: readonly FactorNode[],
  risks: readonly SingleRisk[],
): { variance: number; low: number; high: number; logNothing: number } {
  const moments = risks.map(({ severity }) => {
    const { mean, variance } = familyOf(severity);
    return [mean(), variance()] as const;
  });
  let [first, second, nothing] = [0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { weight, probabilities } of nodes) {
    let [mean, variance, log] = [0, 0, 0];
    moments.forEach(([m, v], i) => {
      const p = probabilities[i] ?? 0;
      mean += p * m;
      variance += p * v + p * (1 - p) * m * m;
      log += Math.log1p(-p);
    });
    first += weight * mean;
    second += weight * (variance + mean * mean);
    nothing += weight * Math.exp(log);
    if (weight > 1e-11) {
      low = Math.min(low, mean - 9 * Math.sqrt(variance));
      high = Math.max(high, mean + 9 * Math.sqrt(variance));
    }
  }
  return { variance: second - first * first, low, high, logNothing: Math.log(nothing) };
}

function average(
  nodes: readonly FactorNode[],
  risks: readonly SingleRisk[],
  block: FrequencyBlock,
  out: ComplexBlock,
): void {
  const { count } = block;
  const products = nodes.map(() => complexBlock(count));
  for (const { re } of products) re.fill(1);
  const severity = complexBlock(count);
  risks.forEach((risk, i) => {
    severityTransform(risk.severity, block, severity);
    nodes.forEach(({ probabilities }, j) =>
      multiplyIn(products[j] ?? severity, severity, probabilities[i] ?? 0),
    );
  });
  out.re.fill(0, 0, count);
  out.im.fill(0, 0, count);
  nodes.forEach(({ weight }, j) => {
    const product = products[j] ?? severity;
    for (let k = 0; k < count; k += 1) {
      out.re[k] = (out.re[k] ?? 0) + weight * (product.re[k] ?? 0);
      out.im[k] = (out.im[k] ?? 0) + weight * (product.im[k] ?? 0);
    }
  });
}

function multiplyIn(product: ComplexBlock, severity: ComplexBlock, p: number): void {
  const { re, im } = product;
  const rest = 1 - p;
  for (let k = 0; k < re.length; k += 1) {
    const factorRe = rest + p * (severity.re[k] ?? 0);
    const factorIm = p * (severity.im[k] ?? 0);
    const oldRe = re[k] ?? 0;
    const oldIm = im[k] ?? 0;
    re[k] = oldRe * factorRe - oldIm * factorIm;
    im[k] = oldRe * factorIm + oldIm * factorRe;
  }
}
