import type { Distribution } from "../../distributions/distribution.ts";

/** The highest order that `scaledMoments` fills. */
export const highestMoment = 63;

/** Families with bounded support, for which the moment series of the characteristic function converges everywhere. */
export function isBounded({ kind }: Distribution): boolean {
  return (
    kind === "beta" ||
    kind === "triangular" ||
    kind === "point" ||
    kind === "double-triangular" ||
    kind === "discrete"
  );
}

/**
 * Fills `out[m] = E[Y^m] / m!` with `Y = scale (X - origin)` for m = 0…order: the coefficients of the moment series.
 *
 * Beta: integrating d(y-weighted density) over the support gives, with A and B the scaled bounds,
 * `(α + β + m) E[Y^(m+1)] = (αB + βA + m(A + B)) E[Y^m] - m A B E[Y^(m-1)]`.
 * Triangular: `E[Y^m] = 2 h_m(A, C, B) / ((m + 1)(m + 2))`, h the complete homogeneous symmetric polynomial.
 */
export function scaledMoments(
  severity: Distribution,
  [origin, scale]: readonly [origin: number, scale: number],
  order: number,
  out: Float64Array,
): void {
  if (severity.kind === "beta") {
    const low = scale * (severity.low - origin);
    const high = scale * (severity.high - origin);
    betaMoments([severity.alpha, severity.beta, low, high], order, out);
  } else if (severity.kind === "triangular") {
    const { low, mode, high } = severity;
    out.fill(0, 0, order + 1);
    addTriangle([scale * (low - origin), scale * (mode - origin), scale * (high - origin), 1], order, out);
  } else if (severity.kind === "double-triangular") {
    const { low, mid, high, below } = severity;
    const [a, b, c] = [scale * (low - origin), scale * (mid - origin), scale * (high - origin)];
    out.fill(0, 0, order + 1);
    addTriangle([a, b, b, below], order, out);
    addTriangle([b, b, c, 1 - below], order, out);
  } else if (severity.kind === "point") {
    out.fill(0, 0, order + 1);
    addPower(scale * (severity.value - origin), 1, order, out);
  } else if (severity.kind === "discrete") {
    out.fill(0, 0, order + 1);
    severity.values.forEach((value, i) =>
      addPower(scale * (value - origin), severity.probabilities[i] ?? 0, order, out),
    );
  }
}

type Quadruple = readonly [number, number, number, number];

function betaMoments([alpha, beta, low, high]: Quadruple, order: number, out: Float64Array): void {
  const weighted = alpha * high + beta * low;
  const sum = low + high;
  const product = low * high;
  const total = alpha + beta;
  let previous = 0;
  let moment = 1;
  out[0] = 1;
  for (let m = 0; m < order; m += 1) {
    const next = ((weighted + m * sum) * moment - product * previous) / ((total + m) * (m + 1));
    previous = moment;
    moment = next;
    out[m + 1] = next;
  }
}

function addTriangle([low, mode, high, weight]: Quadruple, order: number, out: Float64Array): void {
  let power = 1;
  let pair = 1;
  let triple = 1;
  let factor = weight;
  out[0] = (out[0] ?? 0) + weight;
  for (let m = 1; m <= order; m += 1) {
    power *= low;
    pair = mode * pair + power;
    triple = high * triple + pair;
    factor /= m + 2;
    out[m] = (out[m] ?? 0) + factor * triple;
  }
}

function addPower(value: number, weight: number, order: number, out: Float64Array): void {
  let term = weight;
  for (let m = 0; m <= order; m += 1) {
    out[m] = (out[m] ?? 0) + term;
    term *= value / (m + 1);
  }
}
