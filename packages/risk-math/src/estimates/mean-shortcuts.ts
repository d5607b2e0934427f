import { type PartialTriple, requireTriple } from "./triple.ts";

/** Extended Pearson–Tukey mean of P5, P50, P95: weights 0.185, 0.63, 0.185 (Keefer and Bodily 1983). */
export function pearsonTukeyMean(triple: PartialTriple): number {
  const { low, mid, high } = requireTriple(triple);
  return 0.185 * low + 0.63 * mid + 0.185 * high;
}

/** Swanson's mean of P10, P50, P90: weights 0.3, 0.4, 0.3 (Keefer and Bodily 1983). */
export function swansonMean(triple: PartialTriple): number {
  const { low, mid, high } = requireTriple(triple);
  return 0.3 * low + 0.4 * mid + 0.3 * high;
}
