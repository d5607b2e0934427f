import type { EvaluationType } from "@riskloom/domain";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import type { IndexedMatrix } from "../evaluate/matrix-lookup.ts";
import type { RiskRow } from "../snapshot.ts";

/**
 * The losses that one curve is of, column by column, so that a thread can be given thousands of them at no cost. Rates in
 * events per period, severities in the unit of the matrix, benefits negative.
 */
export interface LossPortfolio {
  readonly matrixId: number;
  readonly evaluationType: EvaluationType;
  /** weight of the middle in the distribution of a severity */
  readonly lambda: number;
  readonly budget: number | null;
  readonly reserve: number | null;
  /** sum of the values as the register shows them */
  readonly value: number;
  readonly riskIds: Float64Array;
  readonly rates: Float64Array;
  readonly lows: Float64Array;
  readonly mids: Float64Array;
  readonly highs: Float64Array;
  readonly excludedRiskIds: readonly number[];
}

/** The losses of risks on one matrix at one evaluation type. */
export function portfolioOf(
  risks: readonly RiskRow[],
  on: IndexedMatrix,
  evaluationType: EvaluationType,
): LossPortfolio {
  const { losses, excludedRiskIds } = lossesOn(risks, on, evaluationType);
  // a loop: making it from an iterator takes several times as long, and others wait meanwhile
  const column = (figure: (loss: Loss) => number): Float64Array => {
    const figures = new Float64Array(losses.length);
    losses.forEach((loss, i) => {
      figures[i] = figure(loss);
    });
    return figures;
  };
  const { id, lambda, budget, riskReserve } = on.matrix;
  return {
    matrixId: id,
    evaluationType,
    lambda,
    budget,
    reserve: riskReserve,
    value: totalValue(losses),
    riskIds: column(({ risk }) => risk.id),
    rates: column(({ rate }) => rate),
    lows: column(({ severity }) => severity.low),
    mids: column(({ severity }) => severity.mid),
    highs: column(({ severity }) => severity.high),
    excludedRiskIds,
  };
}

/** Above this many risks, taken as independent, a curve is steeper than experience bears out. */
const manyRisks = 30;

/** What a curve says of its portfolio. */
export const factsOf = ({ evaluationType, riskIds, value, excludedRiskIds }: LossPortfolio) => ({
  evaluationType,
  risks: riskIds.length,
  value,
  excludedRiskIds: [...excludedRiskIds],
  warnings: riskIds.length > manyRisks ? ["independence" as const] : [],
});
