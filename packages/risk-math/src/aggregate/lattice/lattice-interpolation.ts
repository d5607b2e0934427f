import type { PointValues } from "../point-values.ts";
import type { LatticeDistribution } from "./lattice-distribution.ts";

/**
 * Values between lattice points by the polynomial of degree five through the six nearest points; the stencil does not
 * reach across the atom at 0, where the density of the rest may jump.
 */
export function latticeValues(lattice: LatticeDistribution): (x: number) => PointValues {
  const { start, step, below, shortfall, atZero } = lattice;
  const zero = Math.round(-start / step);
  const last = below.length - 1;
  return (x) => {
    const place = (x - start) / step;
    if (place <= 0)
      return { cdf: x >= 0 ? atZero : 0, density: 0, shortfall: (shortfall[0] ?? 0) - (x - start) };
    if (place >= last) return { cdf: 1, density: 0, shortfall: 0 };
    const fromZero = place >= zero;
    const least = fromZero ? zero : 0;
    const most = fromZero ? last : zero;
    const first = Math.max(least, Math.min(most - 5, Math.floor(place) - 2));
    const { value, slope } = lagrange(below, first, place - first);
    const cdf = Math.min(1, Math.max(0, value + (x >= 0 ? atZero : 0)));
    return {
      cdf,
      density: Math.max(0, slope / step),
      shortfall: Math.max(0, lagrange(shortfall, first, place - first).value),
    };
  };
}

/** Neville's scheme on the points 0…5 from `first`, at t; the slope is that of the same polynomial. */
function lagrange(values: Float64Array, first: number, t: number): { value: number; slope: number } {
  const points = [0, 1, 2, 3, 4, 5].map((i) => values[first + i] ?? 0);
  const slopes = [0, 0, 0, 0, 0, 0];
  for (let width = 1; width <= 5; width += 1) {
    for (let i = 0; i + width <= 5; i += 1) {
      const left = (i + width - t) / width;
      const right = (t - i) / width;
      const [a = 0, b = 0] = [points[i], points[i + 1]];
      slopes[i] = left * (slopes[i] ?? 0) + right * (slopes[i + 1] ?? 0) + (b - a) / width;
      points[i] = left * a + right * b;
    }
  }
  return { value: points[0] ?? 0, slope: slopes[0] ?? 0 };
}
