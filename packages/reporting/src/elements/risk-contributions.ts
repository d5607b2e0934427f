import { RiskContributionsOptions, type RiskContributionsResult } from "@riskloom/domain";
import { compoundMoments, pert, poisson } from "@riskloom/risk-math";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import { type IndexedMatrix, lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "../parts/chosen-matrices.ts";
import { headerOf } from "../parts/matrix-header.ts";

type Contributions = RiskContributionsResult["matrices"][number];

/**
 * The risks that contribute most to the expected loss of a matrix (a tornado), greatest first and by number when equal,
 * each with its share of the total value, its share of the variance of the total loss, and its value at the low and the
 * high end of its estimate. All exact: nothing is sampled.
 */
export function riskContributions(
  snapshot: Pick<Snapshot, "risks" | "matrices">,
  request: Request<RiskContributionsOptions> = {},
): RiskContributionsResult {
  const { filter, options } = settled(RiskContributionsOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const risks = keepCounting(snapshot, filter);
  return {
    matrices: chosenMatrices(options.matrixIds, matrices).flatMap((on) =>
      options.evaluationTypes.map((evaluationType) => ({
        ...headerOf(on.matrix),
        evaluationType,
        ...contributions(on, lossesOn(risks, on, evaluationType), options.maxRisks),
      })),
    ),
  };
}

function contributions(
  { matrix: { lambda } }: IndexedMatrix,
  { losses, excludedRiskIds }: ReturnType<typeof lossesOn>,
  maxRisks: number,
): Omit<Contributions, "matrixId" | "name" | "unit" | "isOpportunity" | "evaluationType"> {
  const total = totalValue(losses);
  const variances = new Map(losses.map((loss) => [loss, varianceOf(loss, lambda)]));
  const variance = [...variances.values()].reduce((sum, one) => sum + one, 0);
  const sorted = losses.toSorted(
    (a, b) => Math.abs(b.value) - Math.abs(a.value) || a.risk.number - b.risk.number || a.risk.id - b.risk.id,
  );
  const rest = sorted.slice(maxRisks);
  return {
    total,
    variance,
    risks: sorted.slice(0, maxRisks).map((loss) => ({
      riskId: loss.risk.id,
      number: loss.risk.number,
      title: loss.risk.title,
      value: loss.value,
      share: share(loss.value, total),
      varianceShare: share(variances.get(loss) ?? 0, variance),
      ...range(loss),
    })),
    other: { count: rest.length, value: totalValue(rest), share: share(totalValue(rest), total) },
    excludedRiskIds,
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const varianceOf = ({ rate, severity }: Loss, lambda: number): number =>
  compoundMoments(poisson(rate), pert(severity, lambda)).variance;

/** A benefit is greatest, and so lowest, when it happens most often. */
const range = ({ frequency, severity }: Loss): { low: number; high: number } => ({
  low: severity.low * (severity.low < 0 ? frequency.high : frequency.low),
  high: severity.high * (severity.high < 0 ? frequency.low : frequency.high),
});
