import type { EvaluationType } from "@riskloom/domain";
import type { RiskRow } from "../snapshot.ts";
import { estimateOf } from "./estimate.ts";
import type { Estimate } from "./matrix-lookup.ts";
import type { IndexedMatrix } from "./matrix-lookup.ts";

/** A risk with its figures on one matrix. */
export interface Loss<R extends RiskRow = RiskRow> extends Estimate {
  readonly risk: R;
}

/** The risks that are evaluated on a matrix, and those whose evaluation there lacks figures. */
export function lossesOn<R extends RiskRow>(
  risks: readonly R[],
  on: IndexedMatrix,
  type: EvaluationType,
): { losses: Loss<R>[]; excludedRiskIds: number[] } {
  const losses: Loss<R>[] = [];
  const excludedRiskIds: number[] = [];
  for (const risk of risks) {
    const evaluation = risk.evaluations.find((one) => one.matrixId === on.matrix.id && one.type === type);
    if (evaluation === undefined) continue;
    const estimate = estimateOf(evaluation, on);
    if (estimate === null) excludedRiskIds.push(risk.id);
    else losses.push({ risk, ...estimate });
  }
  return { losses, excludedRiskIds };
}

/** The sum of the values; in the order of the risks, so that it is the same figure every time. */
export const totalValue = (losses: readonly { readonly value: number }[]): number =>
  losses.reduce((sum, { value }) => sum + value, 0);
