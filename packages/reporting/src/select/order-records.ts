import { controlStatuses, type ReportOrdering, riskStatuses } from "@riskloom/domain";
import type { MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { extremeOf } from "../evaluate/placed-evaluation.ts";
import type { ActionRow, ControlRow, RiskRow, Snapshot } from "../snapshot.ts";
import { orderRows } from "./order-rows.ts";

const nameOrNull = (name: string): string | null => (name === "" ? null : name);
const titles = ({ projects }: Pick<Snapshot, "projects">) => {
  const byId = new Map(projects.map(({ id, title }) => [id, title]));
  return ({ projectId }: { readonly projectId: number }): string | null => byId.get(projectId) ?? null;
};

/** Risks in the order that was asked for, by number and project unless said. */
export function orderRisks<R extends RiskRow>(
  snapshot: Pick<Snapshot, "projects">,
  risks: readonly R[],
  { keys, matrices }: { readonly keys: ReportOrdering["risks"]; readonly matrices: MatrixLookup },
): R[] {
  const worst = keys.some(({ key }) => key === "worstValue")
    ? new Map(
        risks.map(({ id, evaluations }) => [
          id,
          extremeOf(evaluations, matrices, "worst")?.cell.value ?? null,
        ]),
      )
    : new Map<number, number | null>();
  return orderRows(risks, keys, {
    number: ({ number }) => number,
    worstValue: ({ id }) => worst.get(id) ?? null,
    owner: ({ ownerName }) => nameOrNull(ownerName),
    date: ({ createdAt }) => createdAt,
    status: ({ status }) => riskStatuses.indexOf(status),
    title: ({ title }) => title,
    projectTitle: titles(snapshot),
  });
}

/** Controls or actions in the order that was asked for. */
export function orderTasks<T extends ControlRow | ActionRow>(
  snapshot: Pick<Snapshot, "projects">,
  tasks: readonly T[],
  keys: ReportOrdering["controls"],
): T[] {
  return orderRows(tasks, keys, {
    number: ({ number }) => number,
    owner: ({ assignedToName }) => nameOrNull(assignedToName),
    deadline: ({ deadline }) => deadline,
    status: ({ status }) => controlStatuses.indexOf(status),
    description: ({ description }) => description,
    projectTitle: titles(snapshot),
  });
}
