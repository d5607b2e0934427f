import { highestMoment } from "./scaled-moments.ts";

/** Smallest order at which the remainder of exp's series at radius z is below 1e-15, at most `highestMoment`. */
export function seriesOrder(z: number): number {
  return orders[Math.min(orders.length - 1, Math.ceil(z * 8))] ?? highestMoment;
}

/** Largest radius for which the series is used: there its terms stay below e^12, which leaves eleven digits. */
export const seriesRadius = 12;

const orders: readonly number[] = Array.from({ length: seriesRadius * 8 + 1 }, (_, i) => {
  const z = i / 8;
  let term = 1;
  let order = 0;
  while (order < highestMoment && (term > 1e-15 || order < z)) {
    order += 1;
    term *= z / order;
  }
  return order;
});
