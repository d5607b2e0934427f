import { discrete } from "../distributions/discrete.ts";
import type { Discrete } from "../distributions/distribution.ts";
import { pointMass } from "../distributions/point-mass.ts";
import { incompleteGamma, incompleteGammaTail } from "../numeric/incomplete-gamma.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import { atomicTotal } from "./atoms.ts";
import type { PointValues } from "./point-values.ts";
import type { Risk } from "./risk.ts";

/**
 * Closed form of a total of gamma severities that share one scale: given the numbers of events the total is gamma of
 * the summed shapes, so it is a mixture over the distribution of that sum (Klugman, Panjer and Willmot, ch. 9). Null
 * when the severities are others.
 */
export function gammaMixture(risks: readonly Risk[]): GammaMixture | null {
  const scale = commonScale(risks);
  if (scale === null) return null;
  const shapes = atomicTotal(
    risks.map((risk) => ({
      ...risk,
      severity: pointMass(risk.severity.kind === "gamma" ? risk.severity.shape : 0),
    })),
  );
  if (shapes === null) return null;
  // The incomplete gamma function, and shapes that are kept to twelve digits: the cdf moves by √shape per shape's part.
  const error = 1e-11 * (1 + 0.2 * Math.sqrt(shapes.values.at(-1) ?? 0));
  return { at: (x) => mixtureAt(shapes, scale, x), error };
}

export interface GammaMixture {
  readonly at: (x: number) => PointValues;
  /** Bound on the error of the distribution function. */
  readonly error: number;
}

function commonScale(risks: readonly Risk[]): number | null {
  let scale: number | null = null;
  for (const { severity } of risks) {
    if (severity.kind !== "gamma" || (scale !== null && severity.scale !== scale)) return null;
    scale = severity.scale;
  }
  return scale;
}

function mixtureAt({ values, probabilities }: Discrete, scale: number, x: number): PointValues {
  const z = x / scale;
  let below = 0;
  let tail = 0;
  let density = 0;
  let shortfall = 0;
  values.forEach((shape, i) => {
    const p = probabilities[i] ?? 0;
    if (p < 1e-25) return;
    if (shape === 0) {
      if (x < 0) tail += p;
      else below += p;
      shortfall += p * Math.max(0, -x);
      return;
    }
    const above = incompleteGammaTail(shape, z);
    tail += p * above;
    below += p * incompleteGamma(shape, z);
    if (z > 0) density += p * Math.exp((shape - 1) * Math.log(z) - z - logGamma(shape));
    shortfall += p * (shape * scale * incompleteGammaTail(shape + 1, z) - x * above);
  });
  const cdf = below < tail ? below : 1 - tail;
  return { cdf, density: density / scale, shortfall: Math.max(0, shortfall) };
}

/** The degenerate total of an empty portfolio. */
export function nothing(): Discrete {
  return discrete([[0, 1]]);
}
