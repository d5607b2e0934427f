const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The place of a double among all doubles in ascending order; neighbours differ by 1. */
export function orderOf(x: number): bigint {
  double[0] = x;
  const raw = bits[0] ?? 0n;
  return raw >= 0n ? raw : -(raw & 0x7fff_ffff_ffff_ffffn);
}

/** The double at a place of that order. */
export function atOrder(order: bigint): number {
  bits[0] = order >= 0n ? order : -order | -0x8000_0000_0000_0000n;
  return double[0] ?? 0;
}

/** The next larger double. */
export function nextUp(x: number): number {
  return Number.isFinite(x) ? atOrder(orderOf(x) + 1n) : x;
}

/** The next smaller double. */
export function nextDown(x: number): number {
  return Number.isFinite(x) ? atOrder(orderOf(x) - 1n) : x;
}
