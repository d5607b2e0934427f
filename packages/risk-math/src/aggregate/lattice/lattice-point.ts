import { firstWhere } from "../../bounds/bisect.ts";
import type { TotalBounds } from "../../bounds/total-bounds.ts";
import { familyOf } from "../../distributions/families.ts";
import type { Answers } from "../aggregate.ts";
import { latticeDistribution } from "./lattice-distribution.ts";
import { latticeValues } from "./lattice-interpolation.ts";
import type { Risk } from "../risk.ts";
import { solveQuantile } from "../solve-quantile.ts";
import type { TotalCumulants } from "../total-cumulants.ts";

/**
 * The figures of a total of few events. Where one lattice shows every severity, the one that keeps all means, whose error
 * is of the fourth order in its step; else the middle between the bounds. Either way the bounds have the last word.
 */
export function latticePoint(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  { size, lattice }: { readonly size: number | null; readonly lattice: () => TotalBounds | null },
): Pick<Answers, "cdf" | "quantile" | "shortfall"> {
  const points =
    size ??
    (risks.filter(({ occurrence }) => occurrence.kind !== "poisson").length > 600 ? 2 ** 13 : 2 ** 14);
  if (isShownBy(risks, cumulants, points) || lattice() === null) {
    const at = latticeValues(latticeDistribution(risks, cumulants, points));
    return {
      cdf: (x) => at(x).cdf,
      quantile: (p) => solveQuantile(p, at, cumulants),
      shortfall: (x) => at(x).shortfall,
    };
  }
  const middle = (of: (bounds: TotalBounds) => { readonly low: number; readonly high: number }): number => {
    const bounds = lattice();
    if (bounds === null) return Number.NaN;
    const { low, high } = of(bounds);
    if (!Number.isFinite(low)) return high;
    return Number.isFinite(high) ? low + (high - low) / 2 : low;
  };
  return {
    cdf: (x) => middle((bounds) => bounds.cdf(x)),
    quantile: (p) => {
      const bounds = lattice();
      return bounds === null ? Number.NaN : likelyQuantile(p, bounds);
    },
    shortfall: (x) => middle((bounds) => bounds.shortfall(x)),
  };
}

/**
 * The middle of a narrow bracket. A wide one holds a stretch without mass, where F is p but for its error: there the
 * quantile is the left end.
 */
function likelyQuantile(p: number, { quantile, cdf }: TotalBounds): number {
  const { low, high } = quantile(p);
  if (!Number.isFinite(high)) return low;
  if (!Number.isFinite(low)) return high;
  if (high - low <= 1e-3 * Math.max(Math.abs(low), Math.abs(high))) return low + (high - low) / 2;
  const reaches = (x: number): boolean => {
    const ends = cdf(x);
    return (ends.low + ends.high) / 2 >= p - Math.min(4e-9, ends.high - ends.low);
  };
  return reaches(low) ? low : firstWhere(reaches, low, high);
}

/** Whether a lattice that holds the total shows every severity's spread. */
function isShownBy(risks: readonly Risk[], cumulants: TotalCumulants, points: number): boolean {
  const { mean, variance, fourth, low, high } = cumulants;
  const reach = 9 * Math.sqrt(variance + Math.sqrt(Math.abs(fourth)));
  const range = Math.max(0, Math.min(high, mean + reach)) - Math.min(0, Math.max(low, mean - reach));
  const h = range / points;
  return risks.every(({ severity }) => {
    if (severity.kind === "point" || severity.kind === "discrete") return false;
    const { quantile } = familyOf(severity);
    return quantile(0.75) - quantile(0.25) > h / 2;
  });
}
