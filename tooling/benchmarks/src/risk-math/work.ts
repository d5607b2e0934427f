import { exactAggregate, type Risk, tornado } from "@riskloom/risk-math";

const percentiles = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** The proved bounds of P1..P99 and of the tail mean beyond each of them: what a caller asks who wants to know. */
export function boundedFigures(risks: readonly Risk[]): {
  /** The widest bound of a percentile, relative to the percentile and to the range from P5 to P95. */
  relative: number;
  ofRange: number;
  by: string;
} {
  const { bounds } = exactAggregate(risks);
  const told = percentiles.map((p) => bounds.quantile(p));
  for (const p of percentiles) bounds.cvar(p);
  const widths = told.map((bound) => (bound?.high ?? Infinity) - (bound?.low ?? -Infinity));
  const range = (told[94]?.value ?? 0) - (told[4]?.value ?? 0);
  const inner = widths.slice(4, 95);
  return {
    relative: Math.max(...widths.map((width, i) => (width === 0 ? 0 : width / (told[i]?.value ?? 0)))),
    ofRange: Math.max(...inner) / range,
    by: told[49]?.by ?? "",
  };
}

/** The exact figures of a total: P1..P99 and the tail mean beyond each of them. */
export function exactFigures(risks: readonly Risk[]): {
  quantiles: number[];
  cvar: number[];
  method: string;
} {
  const total = exactAggregate(risks);
  const quantiles = percentiles.map((p) => total.quantile(p) ?? 0);
  // The shortfall at a known quantile; asking cvar(p) would solve for the quantile again.
  const cvar = quantiles.map((x, i) => x + total.shortfall(x) / (1 - (percentiles[i] ?? 0)));
  return { quantiles, cvar, method: total.method };
}

/** All four measures of all risks. */
export function contributions(risks: readonly Risk[]): number {
  return tornado(risks, { p: 0.8 }).rows.length;
}

/** Largest relative error of the figures against an independent reference. */
export function largestError(
  found: { readonly quantiles: readonly number[]; readonly cvar: readonly number[] },
  reference: { readonly quantiles: readonly number[]; readonly cvar: readonly number[] },
): number {
  const errors = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((value, i) => Math.abs(value / (b[i] ?? 1) - 1));
  return Math.max(...errors(found.quantiles, reference.quantiles), ...errors(found.cvar, reference.cvar));
}
