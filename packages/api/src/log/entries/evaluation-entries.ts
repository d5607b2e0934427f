import type { ChangeOf } from "../change.ts";
import { aboutRisk, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

type Evaluation = NonNullable<ChangeOf<"Evaluation">["after"]>;

const figures = [
  "cellId",
  "frequencyLow",
  "frequencyMid",
  "frequencyHigh",
  "consequenceLow",
  "consequenceMid",
  "consequenceHigh",
] as const satisfies readonly (keyof Evaluation)[];

/** An evaluation that was made, changed or withdrawn, as "value (row, column)" before and after; one of another type now, as both. */
export function evaluationEntries({ before, after }: ChangeOf<"Evaluation">, facts: Facts): Entry[] {
  if (before === null || after === null || before.type === after.type)
    return entries({ before, after }, facts);
  return [...entries({ before, after: null }, facts), ...entries({ before: null, after }, facts)];
}

function entries({ before, after }: Pick<ChangeOf<"Evaluation">, "before" | "after">, facts: Facts): Entry[] {
  const row = after ?? before;
  if (row === null) return [];
  const risk = facts.risks.get(row.riskId);
  const matrix = facts.matrices.get(row.matrixId);
  const unchanged = before !== null && after !== null && figures.every((key) => before[key] === after[key]);
  if (risk === undefined || matrix === undefined || unchanged) return [];
  return [
    {
      ...aboutRisk(risk),
      object: "riskTarget",
      type: "evaluation",
      changeDescription: `Evaluation changed on risk target ${matrix.targetName}`,
      changedFrom: cellText(before, facts),
      changedTo: cellText(after, facts),
      evaluationType: row.type,
      matrixId: row.matrixId,
      riskTargetId: matrix.targetId,
      riskTargetName: matrix.targetName,
      targetDescription: risk.description,
    },
  ];
}

function cellText(row: Evaluation | null, { cells }: Facts): string {
  const cell = cells.get(row?.cellId ?? 0);
  if (cell === undefined) return "None";
  const value = Number.isInteger(cell.value) ? cell.value.toFixed(1) : String(cell.value);
  return `${value} (${cell.row}, ${cell.column})`;
}
