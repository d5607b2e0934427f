import type { Evaluation, Reference, RiskDetail, RiskListOptions } from "@riskloom/domain";
import { type ListedRisk, riskList, type RiskRow } from "@riskloom/reporting";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listEvaluations, withMatrices } from "../../reads/register/evaluation.ts";
import { listRisks } from "../../reads/register/risk.ts";
import type { Moment } from "../element.ts";
import { inOrder } from "./in-order.ts";
import { withReferences } from "./with-references.ts";

/** A risk of the list in full, with the evaluations that were asked for, and those of the timestamp before. */
export type ListedRiskDetail = RiskDetail & { previousEvaluations: Evaluation[]; references: Reference[] };

/** The list of risks with their details, as they were at the moment that is shown. */
export async function listedRisks({
  read,
  snapshot,
  previous,
  atPrevious,
  ...request
}: Moment<RiskListOptions>) {
  const { count, listType, risks } = riskList(snapshot, request, previous?.snapshot ?? null);
  const listed = new Map(risks.map((one) => [one.risk.id, one]));
  const details = await inOrder(
    risks.map(({ risk }) => risk),
    (where, page) => listRisks(read, [where], page, { matrix: true }),
    "risk",
  );
  const before = await evaluationsBefore(atPrevious, risks);
  const referring = await withReferences(read, "risk", details, request.options.references);
  const rows = referring.map((risk): ListedRiskDetail => {
    const wanted = new Set(listed.get(risk.id)?.evaluations.map(({ id }) => id));
    const evaluations = risk.evaluations.filter(({ id }) => wanted.has(id));
    return { ...risk, evaluations, previousEvaluations: before.get(risk.id) ?? [] };
  });
  return { count, listType, risks: rows };
}

async function evaluationsBefore(
  atPrevious: Moment<RiskListOptions>["atPrevious"],
  risks: readonly ListedRisk<RiskRow>[],
): Promise<ReadonlyMap<number, Evaluation[]>> {
  const ids = risks.flatMap(({ previous }) => previous.map(({ id }) => id));
  if (ids.length === 0) return new Map();
  const rows = await atPrevious(async (read: Read) => {
    const found = await listEvaluations(read, [sql`evaluation.id = any(${ids})`], wholeList);
    return withMatrices(read, found.rows);
  });
  return Map.groupBy(rows ?? [], ({ riskId }) => riskId);
}
