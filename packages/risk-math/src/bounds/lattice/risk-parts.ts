import type { Risk } from "../../aggregate/risk.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { type BoundFamily, familyOf } from "../../distributions/families.ts";
import { expectedEvents } from "../../occurrence/occurrence.ts";
import { betaTable } from "./beta-table.ts";
import type { LossPart } from "./loss-part.ts";

/** A risk as a sure amount and losses, or benefits, that are not negative. */
export interface RiskParts {
  readonly shift: number;
  readonly threats: readonly LossPart[];
  readonly opportunities: readonly LossPart[];
}

/**
 * The parts of a risk whose amount varies. A loss that is certain is its smallest value and the rest; Poisson losses of
 * both signs are two independent risks (thinning; Kingman 1993); a Bernoulli loss of both signs stays one part that
 * reaches below 0. Null for an uncertain rate of losses of both signs: its two sides depend on each other.
 */
export function partsOf({ occurrence, severity }: Risk): RiskParts | null {
  const family = familyOf(severity);
  const [low, high] = family.support();
  const events = expectedEvents(occurrence);
  const base = { count: occurrence, total: 1, lost: 0, lostArea: 0, error: cdfErrorOf(severity) };
  if (occurrence.kind === "bernoulli" && occurrence.probability === 1 && Number.isFinite(low) && low !== 0) {
    const mean = family.mean() - low;
    const rest = { ...base, ...cdfFrom(severity, family, low), low: 0, high: high - low, mean };
    return { shift: low, threats: [rest], opportunities: [] };
  }
  if (low >= 0) {
    const part = { ...base, ...cdfFrom(severity, family, 0), low, high, mean: events * family.mean() };
    return { shift: 0, threats: [part], opportunities: [] };
  }
  if (high <= 0) {
    const cdf = (y: number): number => 1 - family.cdf(-y);
    const part = { ...base, cdf, low: -high, high: -low, mean: -events * family.mean() };
    return { shift: 0, threats: [], opportunities: [part] };
  }
  if (occurrence.kind === "poisson") return thinned(base, family, events);
  if (occurrence.kind === "uncertain-rate") return null;
  const end = Number.isFinite(low) ? low : family.quantile(1e-13);
  const part = {
    ...base,
    ...cdfFrom(severity, family, 0),
    low: end,
    high,
    mean: events * family.mean(),
    lost: Number.isFinite(low) ? 0 : events * 2e-13,
    lostArea: Number.isFinite(low) ? 0 : events * areaBelow(family, end),
  };
  return { shift: 0, threats: [part], opportunities: [] };
}

function thinned(
  base: Omit<LossPart, "cdf" | "low" | "high" | "mean">,
  { cdf, mean, partialMean, support }: BoundFamily,
  events: number,
): RiskParts {
  const [low, high] = support();
  const under = cdf(0);
  const below = partialMean(0);
  const loss: LossPart = {
    ...base,
    low: 0,
    high,
    total: 1 - under,
    cdf: (y) => cdf(y) - under,
    mean: events * (mean() - below),
  };
  const benefit: LossPart = {
    ...base,
    low: 0,
    high: -low,
    total: under,
    cdf: (y) => under - cdf(-y),
    mean: -events * below,
  };
  return { shift: 0, threats: [loss], opportunities: [benefit] };
}

/** The distribution function of `X - from`. */
function cdfFrom(severity: Distribution, family: BoundFamily, from: number): Pick<LossPart, "cdf" | "table"> {
  const table = severity.kind === "beta" ? betaTable(severity, from) : null;
  const cdf = (y: number): number => family.cdf(y + from);
  return table === null ? { cdf } : { cdf, table };
}

/** `E (end - X)+`, twice over for its rounding. */
function areaBelow({ cdf, partialMean }: BoundFamily, end: number): number {
  return 2 * Math.max(0, end * cdf(end) - partialMean(end)) + 1e-15 * Math.abs(end);
}

/** Bound on the absolute error of a family's distribution function; tests hold the families to it. */
export function cdfErrorOf({ kind }: Distribution): number {
  return kind === "beta" || kind === "gamma" || kind === "metalog" ? 2e-12 : 1e-14;
}
