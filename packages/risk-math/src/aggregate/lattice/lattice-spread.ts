import type { Distribution, ScaledBeta } from "../../distributions/distribution.ts";
import { type BoundFamily, familyOf } from "../../distributions/families.ts";
import { gaussLegendre } from "../../numeric/gauss-legendre.ts";
import { logBeta } from "../../numeric/log-gamma.ts";

/**
 * Adds a severity to a circular lattice of step h, index 0 for loss 0, negative losses from the end backwards.
 *
 * Each cell's mass goes to its two ends so that mass and mean are kept (local moment matching of order 1; Gerber 1982,
 * `discretise` of R's actuar). Values beyond the lattice's half are put at its rim, which the caller's range check sees.
 */
export function spreadSeverity(
  severity: Distribution,
  h: number,
  weight: number,
  lattice: Float64Array,
): void {
  if (severity.kind === "point") addAtom(severity.value / h, weight, lattice);
  else if (severity.kind === "discrete") {
    severity.values.forEach((value, i) =>
      addAtom(value / h, weight * (severity.probabilities[i] ?? 0), lattice),
    );
  } else if (severity.kind === "beta" && isWithin(severity, h, lattice.length)) {
    spreadBeta(severity, h, weight, lattice);
  } else {
    const family = familyOf(severity);
    const [low, high] = effectiveSupport(family);
    spreadCells(family, [Math.floor(low / h), Math.ceil(high / h), h], weight, lattice);
  }
}

/** Whether a beta spans many cells and fits the lattice; else it is spread cell by cell, cut at the rim. */
function isWithin({ low, high }: ScaledBeta, h: number, size: number): boolean {
  return high - low > 64 * h && low > (-size / 2) * h && high < (size - 8) * h;
}

/** Ends of the support, or quantiles at 1e-15 where it has none. */
function effectiveSupport({ support, quantile }: BoundFamily): readonly [number, number] {
  const [low, high] = support();
  return [Number.isFinite(low) ? low : quantile(1e-15), Number.isFinite(high) ? high : quantile(1 - 1e-15)];
}

function addAtom(place: number, weight: number, lattice: Float64Array): void {
  const below = Math.floor(place);
  add(lattice, below, weight * (below + 1 - place));
  add(lattice, below + 1, weight * (place - below));
}

function add(lattice: Float64Array, index: number, mass: number): void {
  const size = lattice.length;
  const half = size >> 1;
  const place = index >= size - 8 ? size - 8 : index < -half ? size - half : index < 0 ? index + size : index;
  lattice[place] = (lattice[place] ?? 0) + mass;
}

/** Cells from `first` to `last` by first differences of distribution function and partial mean. */
function spreadCells(
  { cdf, partialMean }: BoundFamily,
  [first, last, h]: readonly [number, number, number],
  weight: number,
  lattice: Float64Array,
): void {
  let below = cdf(first * h);
  let mean = partialMean(first * h);
  const rim = Math.min(last, lattice.length - 8);
  for (let j = Math.max(first, -lattice.length / 2); j < rim; j += 1) {
    if (below > 1 - 1e-14) break;
    const nextBelow = cdf((j + 1) * h);
    const nextMean = partialMean((j + 1) * h);
    const mass = nextBelow - below;
    const upper = (nextMean - mean) / h - j * mass;
    add(lattice, j, weight * (mass - upper));
    add(lattice, j + 1, weight * upper);
    below = nextBelow;
    mean = nextMean;
  }
  if (rim < last) add(lattice, lattice.length, weight * (1 - below));
}

/** Inner cells by four Gauss–Legendre points on the density; the ends, where it is a power, by differences. */
function spreadBeta(severity: ScaledBeta, h: number, weight: number, lattice: Float64Array): void {
  const { low, high, alpha, beta } = severity;
  const family = familyOf(severity);
  const first = Math.floor(low / h);
  const last = Math.ceil(high / h);
  const margin = 10;
  spreadCells(family, [first, first + margin, h], weight, lattice);
  spreadCells(family, [last - margin, last, h], weight, lattice);
  const { nodes, weights } = gaussLegendre(4);
  const unit = h / (high - low);
  const scale = weight * unit * 0.5 * Math.exp(-logBeta(alpha, beta));
  for (let j = first + margin; j < last - margin; j += 1) {
    const start = j * unit - low / (high - low);
    let mass = 0;
    let upper = 0;
    for (let i = 0; i < 4; i += 1) {
      const into = (1 + (nodes[i] ?? 0)) / 2;
      const u = start + unit * into;
      const density = (weights[i] ?? 0) * Math.exp((alpha - 1) * Math.log(u) + (beta - 1) * Math.log1p(-u));
      mass += density;
      upper += density * into;
    }
    add(lattice, j, scale * (mass - upper));
    add(lattice, j + 1, scale * upper);
  }
}
