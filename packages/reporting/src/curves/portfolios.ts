import type { EvaluationType, ReportFilter } from "@riskloom/domain";
import { chosenMatrices } from "../parts/chosen-matrices.ts";
import { headerOf } from "../parts/matrix-header.ts";
import { lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { Snapshot } from "../snapshot.ts";
import { type LossPortfolio, portfolioOf } from "./loss-portfolio.ts";

/** A matrix with the portfolios of its curves. */
export interface MatrixPortfolios extends ReturnType<typeof headerOf> {
  readonly budget: number | null;
  readonly portfolios: readonly LossPortfolio[];
}

/** The portfolios of the curves of chosen matrices: one per matrix and evaluation type. */
export function portfoliosOn(
  snapshot: Pick<Snapshot, "risks" | "matrices">,
  filter: ReportFilter,
  options: {
    readonly matrixIds: readonly number[] | null;
    readonly evaluationTypes: readonly EvaluationType[];
  },
): MatrixPortfolios[] {
  const risks = keepCounting(snapshot, filter);
  return chosenMatrices(options.matrixIds, lookUpMatrices(snapshot.matrices)).map((on) => ({
    ...headerOf(on.matrix),
    budget: on.matrix.budget,
    portfolios: options.evaluationTypes.map((type) => portfolioOf(risks, on, type)),
  }));
}
