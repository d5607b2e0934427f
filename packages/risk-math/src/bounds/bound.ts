/** The argument that proves a bound; each stands, with its source, beside the code that makes it. */
export type BoundMethod =
  /** every outcome listed (`lattice/interval-atoms.ts`) */
  | "enumeration"
  /** severities rounded down and up on a lattice (`lattice/rounding-window.ts`) */
  | "rounding-lattice"
  /** Fourier inversion with its truncation, aliasing and rounding counted (`inversion/inversion-error.ts`) */
  | "truncated-inversion"
  /** a formula, with the error of its special functions */
  | "closed-form";

/**
 * A figure between two proved ends: the true one lies in `[low, high]`, by a theorem and not by experience. An end that
 * cannot be told, or is infinite, is null.
 */
export interface Bound {
  readonly kind: "bound";
  /** The figure itself, always between the ends. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly by: BoundMethod;
}

/** A figure with a measured error: experience says that the true one is about that near, no theorem does. */
export interface ErrorEstimate {
  readonly kind: "estimate";
  readonly value: number;
  readonly error: number;
  readonly from: "lattice-difference" | "fourier-series" | "simulation";
}

/** Every figure says which of the two it is; one never turns into the other. */
export type Figure = Bound | ErrorEstimate;

/** A pair of proved ends; infinite where an end cannot be told. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** A bound of the given ends, the value moved between them where it lies outside. */
export function boundOf(value: number, { low, high }: Ends, by: BoundMethod): Bound {
  const end = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    kind: "bound",
    value: Math.min(Math.max(value, low), Math.max(low, high)),
    low: end(low),
    high: end(high),
    by,
  };
}

/** Unit roundoff of double arithmetic; + - × ÷ and √ err by at most this much relative to their result. */
export const unit: number = 2 ** -53;
