import { notFinite, refuse } from "../risk-math-error.ts";

/**
 * "Contribution to variance" of sampled models: squared rank correlations normalised to 1, signs kept (Crystal Ball's
 * convention). All 0 when no input correlates.
 *
 * @example
 * varianceContributions([0.6, -0.3, 0.2])[0]; // 0.7346938775510204
 */
export function varianceContributions(rankCorrelations: readonly number[]): number[] {
  rankCorrelations.forEach((correlation, i) => refuse(notFinite({ [`rankCorrelations.${i}`]: correlation })));
  const total = rankCorrelations.reduce((sum, r) => sum + r * r, 0);
  return rankCorrelations.map((r) => (total > 0 ? (Math.sign(r) * r * r) / total : 0));
}
