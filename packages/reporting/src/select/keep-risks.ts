import type { ReportFilter, RiskStatus } from "@riskloom/domain";
import type { RiskRow, Snapshot } from "../snapshot.ts";
import { anyOf, oneOf } from "./one-of.ts";
import { textFilter } from "./text-filter.ts";

/** The risks of a snapshot that the filter keeps, in the order of the snapshot. */
export function keepRisks<R extends RiskRow>(
  { risks, matrices }: Pick<Snapshot<R>, "risks" | "matrices">,
  filter: ReportFilter,
): R[] {
  const text = textFilter(filter.riskText);
  const status = oneOf(filter.riskStatuses);
  const owner = oneOf(filter.riskOwnerIds);
  const tags = anyOf(filter.riskTagIds);
  const confidentiality = oneOf(filter.confidentiality);
  const onTarget = oneOf(filter.riskTargetIds);
  const matrixIds = new Set(
    matrices.filter(({ riskTargetId }) => onTarget(riskTargetId)).map(({ id }) => id),
  );
  const everyTarget = filter.riskTargetIds.length === 0;
  return risks.filter(
    (risk) =>
      status(risk.status) &&
      owner(risk.ownerId) &&
      confidentiality(risk.confidential ? "confidential" : "open") &&
      tags(risk.tags.map(({ id }) => id)) &&
      (everyTarget || risk.evaluations.some(({ matrixId }) => matrixIds.has(matrixId))) &&
      text(risk),
  );
}

/** Statuses whose risks can still cost something. */
export const activeStatuses: readonly RiskStatus[] = ["new", "open"];

/**
 * The risks whose figures count: of the kept ones those that are new or open, so that closing a risk takes its value out
 * of every sum; a filter that names statuses decides instead.
 */
export function keepCounting<R extends RiskRow>(
  snapshot: Pick<Snapshot<R>, "risks" | "matrices">,
  filter: ReportFilter,
): R[] {
  const riskStatuses = filter.riskStatuses.length === 0 ? [...activeStatuses] : filter.riskStatuses;
  return keepRisks(snapshot, { ...filter, riskStatuses });
}
