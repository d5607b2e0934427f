import type { Change } from "./change.ts";

/** Which risks changes were about, in a form that can be kept. */
export interface About {
  /** the identifiers of those that were changed, or on which what was changed hangs */
  readonly risks: readonly number[];
  /** whether a confidential one was deleted */
  readonly hidden: boolean;
  /** whether anything was deleted */
  readonly removed: boolean;
}

/** What changes were about; to be asked when the rows have their identifiers. */
export function aboutChanges(changes: readonly Change[]): About {
  const risks = new Set<number>();
  for (const { entity, before, after } of changes)
    for (const row of [before, after])
      for (const key of entity === "Risk" ? ["id"] : riskKeys) {
        const id: unknown = Reflect.get(row ?? {}, key);
        if (typeof id === "number") risks.add(id);
      }
  const removed = changes.filter(({ after }) => after === null);
  const hidden = removed.some((change) => change.entity === "Risk" && change.before?.confidential === true);
  return { risks: [...risks], hidden, removed: removed.length > 0 };
}

const riskKeys = ["riskId", "fromRiskId", "toRiskId"] as const;
