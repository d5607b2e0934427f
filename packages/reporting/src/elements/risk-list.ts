import { RiskListOptions } from "@riskloom/domain";
import { lookUpMatrices, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { extremeOf } from "../evaluate/placed-evaluation.ts";
import { type Request, settled } from "../request.ts";
import { keepRisks } from "../select/keep-risks.ts";
import { orderRisks } from "../select/order-records.ts";
import type { EvaluationRow, RiskRow, Snapshot } from "../snapshot.ts";
import { movementsSince } from "../parts/movements-since.ts";

type Part<R extends RiskRow> = Pick<Snapshot<R>, "risks" | "matrices" | "projects">;

/** A risk of the list, with the evaluations that were asked for. */
export interface ListedRisk<R extends RiskRow> {
  readonly risk: R;
  readonly evaluations: R["evaluations"][number][];
  /** the present evaluations of the timestamp before */
  readonly previous: R["evaluations"][number][];
}

/**
 * The risks that the filter keeps and the type of the list wants, in order, cut at the greatest number; `count` tells how
 * many there are.
 *
 * Against a previous snapshot `new` means not there before, `closed` and `discarded` mean since then; without one they
 * are statuses. `increased` and `decreased` compare the worst cells, then the values, and without one list nothing.
 */
export function riskList<R extends RiskRow>(
  snapshot: Part<R>,
  request: Request<RiskListOptions> = {},
  previous: Part<R> | null = null,
): { count: number; listType: RiskListOptions["listType"]; risks: ListedRisk<R>[] } {
  const { filter, ordering, options } = settled(RiskListOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const kept = wantedBy(options.listType, keepRisks(snapshot, filter), { snapshot, previous, matrices });
  const ordered = orderRisks(snapshot, kept, { keys: ordering.risks, matrices });
  const before = new Map(previous?.risks.map((risk) => [risk.id, risk]));
  const lookupBefore = previous === null ? matrices : lookUpMatrices(previous.matrices);
  const withPrevious = options.withPrevious || options.evaluationTypes.includes("previous");
  const risks = ordered.slice(0, options.maxRisks ?? ordered.length).map((risk) => {
    const then = withPrevious ? (before.get(risk.id)?.evaluations ?? []) : [];
    return {
      risk,
      evaluations: listed(risk.evaluations, options, { matrices, types: options.evaluationTypes }),
      previous: listed(then, options, { matrices: lookupBefore, types: ["present"] }),
    };
  });
  return { count: ordered.length, listType: options.listType, risks };
}

function wantedBy<R extends RiskRow>(
  type: RiskListOptions["listType"],
  risks: R[],
  { snapshot, previous, matrices }: { snapshot: Part<R>; previous: Part<R> | null; matrices: MatrixLookup },
): R[] {
  if (type === "normal") return risks;
  if (type === "increased" || type === "decreased") {
    if (previous === null) return [];
    const movements = movementsSince(previous, { risks: snapshot.risks, matrices });
    return risks.filter((risk) => movements(risk) === type);
  }
  const before = new Map(previous?.risks.map((risk) => [risk.id, risk.status]));
  if (type === "new" && previous !== null) return risks.filter(({ id }) => !before.has(id));
  return risks.filter(({ id, status }) => status === type && before.get(id) !== type);
}

function listed<E extends EvaluationRow>(
  evaluations: readonly E[],
  { evaluationsOn }: RiskListOptions,
  { matrices, types }: { matrices: MatrixLookup; types: readonly string[] },
): E[] {
  const ofTypes = evaluations.filter(({ type }) => types.includes(type));
  if (evaluationsOn === "none") return [];
  if (evaluationsOn === "all") return ofTypes;
  if (typeof evaluationsOn === "number") return ofTypes.filter(({ matrixId }) => matrixId === evaluationsOn);
  const extreme = extremeOf(ofTypes, matrices, evaluationsOn);
  return extreme === null ? [] : [extreme.evaluation];
}
