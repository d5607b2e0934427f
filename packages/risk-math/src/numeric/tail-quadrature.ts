import { gaussLegendre } from "./gauss-legendre.ts";

/** A decay `exp(exponent(t))` from t = 0 on, exponent concave with value 0 and slope `-slope` there. */
export interface Decay {
  readonly exponent: (t: number) => number;
  readonly slope: number;
  /** Length over which the curvature alone would take the exponent to -1/2. */
  readonly width: number;
}

/**
 * Integral of a log-concave decay over t > 0, to about 1e-15: Gauss–Legendre panels of 20 nodes, each at most two
 * widths long, short enough for the slope and at most 2, until a panel adds nothing.
 */
export function decayIntegral({ exponent, slope, width }: Decay): number {
  const { nodes, weights } = gaussLegendre(20);
  const half = Math.min(width, slope > 0 ? 4 / slope : width, 1);
  let sum = 0;
  for (let panel = 0; panel < 1000; panel += 1) {
    let part = 0;
    for (let i = 0; i < nodes.length; i += 1) {
      const t = half * (2 * panel + 1 + (nodes[i] ?? 0));
      part += (weights[i] ?? 0) * Math.exp(exponent(t));
    }
    sum += half * part;
    if (half * part <= 1e-18 * sum) break;
  }
  return sum;
}
