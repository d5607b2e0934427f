import type { Distribution, ScaledBeta } from "../../distributions/distribution.ts";
import { familyOf } from "../../distributions/families.ts";
import { gaussLegendre } from "../../numeric/gauss-legendre.ts";
import { normalCdf } from "../../numeric/normal.ts";

/** A discrete stand-in for a severity: `sum w g(x)` approximates E[g(X)]; the weights sum to 1. */
export interface SeverityNodes {
  readonly x: Float64Array;
  readonly w: Float64Array;
}

/**
 * Quadrature nodes that integrate `exp(i t X)` up to the frequency `top` to about 1e-13.
 *
 * Bounded densities: Gauss–Legendre on each smooth piece after `x = s³ (10 - 15 s + 6 s²)`, which tames the powers at
 * the ends. Lognormal and normal: the trapezoidal rule in z, exponentially exact for a Gaussian weight. Metalog: the
 * same in logits. The order grows with the phase that the pieces span.
 */
export function severityNodes(severity: Distribution, top: number): SeverityNodes {
  if (severity.kind === "point") return { x: Float64Array.of(severity.value), w: Float64Array.of(1) };
  if (severity.kind === "discrete") {
    return { x: Float64Array.from(severity.values), w: Float64Array.from(severity.probabilities) };
  }
  if (severity.kind === "beta") return overBeta(severity, top);
  const pieces = smoothPieces(severity);
  if (pieces.length > 0) return overPieces(severity, pieces, top);
  const spread = severity.kind === "lognormal" ? Math.abs(severity.sigma) : 1;
  const { low, high, weight } = severity.kind === "metalog" ? logistic : gaussian;
  const at = unboundedValue(severity);
  // Where the weight still matters (1e-9), the phase may turn by at most one radian from node to node.
  const far = severity.kind === "metalog" ? 20 : 6;
  const turn =
    top * spread * Math.max(Math.abs(at(far) - at(far - 0.1)), Math.abs(at(-far) - at(0.1 - far))) * 10;
  const count = Math.min(1200, Math.max(72, Math.ceil((high - low) * turn)));
  return normalised(count, (i) => {
    const z = low + ((high - low) * (i + 0.5)) / count;
    return [at(z), weight(z)];
  });
}

const gaussian = { low: -8.5, high: 8.5, weight: (z: number): number => Math.exp(-0.5 * z * z) };
const logistic = { low: -38, high: 38, weight: (l: number): number => 1 / (2 + Math.exp(l) + Math.exp(-l)) };

function smoothPieces(severity: Distribution): (readonly [number, number])[] {
  if (severity.kind === "triangular") return split(severity.low, severity.mode, severity.high);
  if (severity.kind === "double-triangular") return split(severity.low, severity.mid, severity.high);
  return [];
}

function split(low: number, middle: number, high: number): (readonly [number, number])[] {
  const pieces: (readonly [number, number])[] = [
    [low, middle],
    [middle, high],
  ];
  return pieces.filter(([a, b]) => a < b);
}

function overPieces(
  severity: Distribution,
  pieces: readonly (readonly [number, number])[],
  top: number,
): SeverityNodes {
  const { density } = familyOf(severity);
  const rows = pieces.flatMap(([low, high]) => {
    const { u, weights } = smoothRule(top * (high - low));
    return Array.from(u, (place, i): [number, number] => {
      const x = low + (high - low) * place;
      return [x, (weights[i] ?? 0) * (high - low) * density(x)];
    });
  });
  return normalised(rows.length, (i) => rows[i] ?? [0, 0]);
}

/** The beta density needs one exponential per node when the logarithms of the nodes are at hand. */
function overBeta({ low, high, alpha, beta }: ScaledBeta, top: number): SeverityNodes {
  // A steep density is as hard to follow as a wave: it is narrower than the support by the root of α + β.
  const { u, weights, logLow, logHigh } = smoothRule(top * (high - low) + 7 * Math.sqrt(alpha + beta));
  return normalised(u.length, (i) => [
    low + (high - low) * (u[i] ?? 0),
    (weights[i] ?? 0) * Math.exp((alpha - 1) * (logLow[i] ?? 0) + (beta - 1) * (logHigh[i] ?? 0)),
  ]);
}

interface SmoothRule {
  readonly u: Float64Array;
  readonly weights: Float64Array;
  readonly logLow: Float64Array;
  readonly logHigh: Float64Array;
}

const smoothRules: Map<number, SmoothRule> = new Map();

/**
 * The rule on (0, 1) for a piece that spans the given phase in radians, orders in steps of eight. The substitution turns
 * the phase 1.875 times as fast in the middle, where Gauss's nodes lie furthest apart, and an integrand that turns by ω
 * over the rule is integrated to rounding from ω/2 and a few nodes on (Trefethen 2013, ch. 19): a node per radian has room
 * to spare. Above 192 nodes the piece is cut into equal parts with a rule each, which are quick to make.
 */
function smoothRule(phase: number): SmoothRule {
  const order = 8 * Math.ceil((24 + phase) / 8);
  const known = smoothRules.get(order);
  if (known !== undefined) return known;
  const parts = Math.ceil(order / 192);
  const own = gaussLegendre(8 * Math.ceil(order / parts / 8));
  const count = parts * own.nodes.length;
  const at = (i: number): number => {
    const part = Math.floor(i / own.nodes.length);
    return (part + (1 + (own.nodes[i % own.nodes.length] ?? 0)) / 2) / parts;
  };
  const s = Float64Array.from({ length: count }, (_, i) => at(i));
  const u = s.map(smoothStep);
  // 1 - u by the mirrored node, so that it keeps its digits near 1.
  const mirrored = s.map((_, i) => smoothStep(s[count - 1 - i] ?? 0));
  const rule = {
    u,
    weights: s.map((value, i) => (own.weights[i % own.nodes.length] ?? 0) * (value * (1 - value)) ** 2),
    logLow: u.map(Math.log),
    logHigh: mirrored.map(Math.log),
  };
  if (smoothRules.size >= 256) smoothRules.clear();
  smoothRules.set(order, rule);
  return rule;
}

function smoothStep(s: number): number {
  return s * s * s * (10 - 15 * s + 6 * s * s);
}

function unboundedValue(severity: Distribution): (z: number) => number {
  if (severity.kind === "normal") return (z) => severity.mean + severity.sd * z;
  if (severity.kind === "lognormal") {
    const { shift, scale, sigma } = severity;
    return (z) => shift + scale * Math.exp(sigma * z);
  }
  const { quantile } = familyOf(severity);
  if (severity.kind !== "metalog") {
    return (z) => quantile(Math.min(1 - 1e-16, Math.max(1e-300, normalCdf(z))));
  }
  return (l) => quantile(Math.min(1 - 1e-16, Math.max(1e-300, 1 / (1 + Math.exp(-l)))));
}

function normalised(count: number, row: (i: number) => readonly [x: number, w: number]): SeverityNodes {
  const x = new Float64Array(count);
  const w = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const [value, weight] = row(i);
    x[i] = value;
    w[i] = weight;
    total += weight;
  }
  for (let i = 0; i < count; i += 1) w[i] = (w[i] ?? 0) / total;
  return { x, w };
}
