/** Nodes in (-1, 1), ascending, and weights that sum to 2. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss–Legendre rule of the given order by Newton's method on the three-term recurrence (DLMF 3.5); kept once made. */
export function gaussLegendre(order: number): Quadrature {
  const known = rules.get(order);
  if (known !== undefined) return known;
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < order; i += 1) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step += 1) {
      const { value, derivative } = legendre(order, x);
      slope = derivative;
      x -= value / derivative;
    }
    slope = legendre(order, x).derivative;
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  const rule = { nodes, weights };
  rules.set(order, rule);
  return rule;
}

/** Integral of a smooth function over [low, high] by the rule of the given order. */
export function integrate(
  f: (x: number) => number,
  [low, high]: readonly [number, number],
  order: number,
): number {
  const { nodes, weights } = gaussLegendre(order);
  const half = (high - low) / 2;
  let sum = 0;
  for (let i = 0; i < order; i += 1) sum += (weights[i] ?? 0) * f(low + half * (1 + (nodes[i] ?? 0)));
  return half * sum;
}

const rules: Map<number, Quadrature> = new Map();

function legendre(order: number, x: number): { value: number; derivative: number } {
  let previous = 1;
  let value = x;
  for (let n = 2; n <= order; n += 1) {
    [previous, value] = [value, ((2 * n - 1) * x * value - (n - 1) * previous) / n];
  }
  if (order === 0) return { value: 1, derivative: 0 };
  return { value, derivative: (order * (x * value - previous)) / (x * x - 1) };
}
