import type { SeverityShape } from "./severity-shape.ts";

/** Bounds over frequencies of an interval; logarithms. */
export interface Modulus {
  /** Of |Φ|, and of the product of all factors but the smallest. */
  readonly all: number;
  readonly allButOne: number;
  /** Of the product of `1 - p + p |φ|` and `exp(-λ (1 - |φ|))`, which less P(nothing) bounds |Φ - P(nothing)|. */
  readonly moduli: number;
  /** `Σ odds |φ|`, the odds of one event beside none. */
  readonly single: number;
}

/**
 * Bounds of the modulus of a total's characteristic function for frequencies in `[from, to]`.
 *
 * With m >= |φ| and r >= Re φ of a severity: Poisson `|Φ| <= exp(-λ (1 - r))`, Bernoulli
 * `|Φ|² <= 1 - 2p(1 - p)(1 - r) - p²(1 - m²)`.
 */
export function modulusOver(shapes: readonly SeverityShape[], from: number, to: number): Modulus {
  let [all, smallest, moduli, single] = [0, 0, 0, 0];
  for (const shape of shapes) {
    const { weight, poisson } = shape;
    const m = severityModulus(shape, from, to);
    const r = Math.min(m, realPart(shape, from, to));
    let own: number;
    if (poisson) {
      own = -weight * (1 - r);
      moduli -= weight * (1 - m);
      single += weight * m;
    } else {
      const square = 2 * weight * (1 - weight) * (1 - r) + weight * weight * (1 - m * m);
      own = 0.5 * Math.log1p(-Math.min(square, 1 - 1e-300));
      moduli += Math.log1p(-weight * (1 - m));
      single += (weight / (1 - weight)) * m;
    }
    all += own;
    // A Poisson factor's exponent is all that errs, and it stays a factor of the product.
    if (!poisson && own < smallest) smallest = own;
  }
  return { all, allButOne: all - smallest, moduli, single };
}

/**
 * |φ| by the least of four: total variation, `2 peak / t` for a density of one mode; the density spread over R arcs
 * about the crests of the wave, `sin y / y` with `y = t / (2 R peak)`; and `1 - (2v/w²)(1 - cos w t)` of the symmetrised
 * severity as long as its width w spans one turn, since (1 - cos y)/y² decreases there; and by its own decay.
 */
function severityModulus(
  { low, high, peak, variance, beyond, decay }: SeverityShape,
  from: number,
  to: number,
): number {
  let bound = Math.min(1, (2 * peak) / from);
  // Asked for only where it is likely to be less.
  if (decay !== null && (bound < 0.7 || !Number.isFinite(peak))) bound = Math.min(bound, decay(from));
  if (beyond > 0) return bound;
  const width = high - low;
  if (Number.isFinite(peak)) {
    const arcs = Math.ceil((width * to) / (2 * Math.PI) + 1e-12);
    const y = Math.min(Math.PI, from / (2 * arcs * peak));
    if (y > 1e-8) bound = Math.min(bound, Math.sin(y) / y);
  }
  if (width * to <= 2 * Math.PI && width > 0) {
    const turn = Math.min(1 - Math.cos(width * from), 1 - Math.cos(width * to));
    bound = Math.min(bound, Math.sqrt(Math.max(0, 1 - (2 * variance * turn) / width ** 2)));
  }
  return bound;
}

/** Re φ <= 1 - (E[X²; X <= h]/h²)(1 - cos h t) while h t is within one turn; any h will do, near half a turn is best. */
function realPart({ cut, second, cuts }: SeverityShape, from: number, to: number): number {
  if (cuts.length === 0) return realPartAt([cut, second], from, to);
  const fitting = cuts.findIndex(([c]) => c * to <= 1.2 * Math.PI);
  const found = fitting < 0 ? undefined : cuts[fitting];
  return found === undefined ? 1 : realPartAt(found, from, to);
}

function realPartAt([cut, second]: readonly [cut: number, second: number], from: number, to: number): number {
  if (!(cut * to <= 2 * Math.PI) || cut === 0) return 1;
  const turn = Math.min(1 - Math.cos(cut * from), 1 - Math.cos(cut * to));
  return Math.max(-1, 1 - (second / cut ** 2) * turn);
}
