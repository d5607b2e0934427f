import type { Distribution, ScaledBeta } from "../../distributions/distribution.ts";
import { familyOf } from "../../distributions/families.ts";
import { logBeta, logGamma } from "../../numeric/log-gamma.ts";
import { normalCdf } from "../../numeric/normal.ts";

/** A bound of `|E exp(i t X)|` at all frequencies from t > 0 on, above `2 peak / t` near 0 and far below it farther out. */
export type Decay = (t: number) => number;

/** How a severity's characteristic function falls, null for families of which only their peak is known. */
export function decayOf(severity: Distribution): Decay | null {
  // Most risks are never asked, so what it takes is worked out at the first question.
  if (severity.kind === "beta" && severity.alpha + severity.beta <= 60) {
    let made: Decay | null = null;
    return (t) => (made ??= betaDecay(severity))(t);
  }
  if (severity.kind === "triangular") {
    const { low, mode, high } = severity;
    // Twice by parts: the total variation of the density's slope.
    const bends = (4 / (high - low)) * (1 / (mode - low) + 1 / (high - mode)) * inflated;
    return Number.isFinite(bends) ? (t) => bends / (t * t) : null;
  }
  if (severity.kind === "gamma") {
    const { shape, scale } = severity;
    return (t) => Math.exp(-0.5 * shape * Math.log1p((t * scale) ** 2)) * inflated;
  }
  return severity.kind === "lognormal" ? lognormalDecay(severity) : null;
}

const inflated = 1 + 1e-9;

/**
 * What the ends of a beta contribute (see `BetaTransform`), with `|1 - i s/y|^{β-1} <= (1 + s/y)^m`, m the least whole
 * number from 0 and β - 1 on: `y^-α / B Σ_j binomial(m, j) Γ(α + j) y^-j`, and the other end likewise.
 */
function betaDecay({ low, high, alpha, beta }: ScaledBeta): Decay {
  const log = logBeta(alpha, beta);
  const ends = [endTerms(alpha, beta, log), endTerms(beta, alpha, log)];
  return (t) => {
    const y = t * (high - low);
    const bound = ends.reduce((all, { power, terms }) => {
      let sum = 0;
      for (let j = terms.length - 1; j >= 0; j -= 1) sum = sum / y + (terms[j] ?? 0);
      return all + sum * y ** -power;
    }, 0);
    return bound * inflated;
  };
}

function endTerms(alpha: number, beta: number, log: number): { power: number; terms: Float64Array } {
  const m = Math.max(0, Math.ceil(beta - 1));
  const terms = new Float64Array(m + 1);
  let term = Math.exp(logGamma(alpha) - log);
  for (let j = 0; j <= m; j += 1) {
    terms[j] = term;
    term *= ((m - j) / (j + 1)) * (alpha + j);
  }
  return { power: alpha, terms };
}

/**
 * Along `z + iθ`, 0 <= σθ <= π/2, the integrand of `lognormalTransform` has modulus
 * `exp(θ²/2 - t |scale| e^{σz} sin σθ)` times the normal density. It falls in z: every cell counts with its left end.
 */
function lognormalDecay({ scale, sigma }: { readonly scale: number; readonly sigma: number }): Decay {
  const spread = Math.abs(sigma);
  const tilts = [0.7, 1.5, 2.5, 4].map((tilt) => Math.min(tilt, Math.PI / 2 / spread));
  return (t) => {
    const size = t * Math.abs(scale);
    let least = 1;
    for (const tilt of new Set(tilts)) {
      const slope = size * Math.sin(spread * tilt);
      let sum = normalCells.below;
      for (const [z, mass] of normalCells.cells) sum += mass * Math.exp(-slope * Math.exp(spread * z));
      least = Math.min(least, Math.exp((tilt * tilt) / 2) * sum);
    }
    return least * inflated;
  };
}

const normalCells = cellsOf(-8, 4, 0.5);

function cellsOf(
  from: number,
  to: number,
  width: number,
): { readonly below: number; readonly cells: readonly (readonly [z: number, mass: number])[] } {
  const cells: [number, number][] = [];
  for (let z = from; z < to; z += width) cells.push([z, normalCdf(z + width) - normalCdf(z)]);
  // Beyond the last cell as there.
  cells.push([to, 1 - normalCdf(to)]);
  return { below: normalCdf(from), cells };
}

/** Supremum of a density with one mode, inflated by its own rounding; infinite where there is none or none is known. */
export function peakOf(severity: Distribution): number {
  const { density } = familyOf(severity);
  if (severity.kind === "triangular") return (2 / (severity.high - severity.low)) * inflated;
  if (severity.kind === "double-triangular") {
    const { low, mid, high, below } = severity;
    const left = mid > low ? (2 * below) / (mid - low) : 0;
    const right = high > mid ? (2 * (1 - below)) / (high - mid) : 0;
    return Math.max(left, right) * inflated;
  }
  if (severity.kind === "beta" && severity.alpha >= 1 && severity.beta >= 1) {
    const { low, high, alpha, beta } = severity;
    const mode = alpha + beta > 2 ? (alpha - 1) / (alpha + beta - 2) : 0.5;
    const u = Math.min(1 - 1e-12, Math.max(1e-12, mode));
    return density(low + (high - low) * u) * inflated;
  }
  if (severity.kind === "gamma" && severity.shape >= 1) {
    const { shape, scale } = severity;
    return shape === 1 ? inflated / scale : density((shape - 1) * scale) * inflated;
  }
  if (severity.kind === "lognormal") {
    const { shift, scale, sigma } = severity;
    return density(shift + scale * Math.exp(-sigma * sigma)) * inflated;
  }
  return Number.POSITIVE_INFINITY;
}
