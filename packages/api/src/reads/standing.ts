import { type CellColor, cellColors, type EvaluationType } from "@riskloom/domain";
import { worstEvaluation } from "@riskloom/risk-math";
import { sql } from "kysely";
import { consequenceOf, evaluationWorth, type Figures, frequencyOf } from "./evaluation.ts";

/** What ranking and scoring need of an evaluation. */
export interface Standing {
  id: number;
  matrixId: number;
  type: EvaluationType;
  value: number | null;
  isOpportunity: boolean;
  frequencyScore: number | null;
  consequenceScore: number | null;
  cell: { id: number; value: number; color: CellColor } | null;
}

/** The worst of a risk's evaluations; the one place where the register asks. */
export function worstOf<Row extends Standing>(standings: readonly Row[]): Row | null {
  const ranked = standings.map((source) => ({
    id: source.id,
    value: source.value,
    isOpportunity: source.isOpportunity,
    cell: source.cell && { value: source.cell.value, color: cellColors.indexOf(source.cell.color) },
    source,
  }));
  return worstEvaluation(ranked)?.source ?? null;
}

/** A standing as the database tells it. */
export interface StandingRow extends Omit<Standing, "cell" | "value">, Figures {
  explicit: boolean;
  lambda: number;
  cellId: number | null;
  cellValue: number;
  color: CellColor;
  rowMid: number | null;
  columnMid: number | null;
}

const columns: Readonly<Record<keyof StandingRow, string>> = {
  id: "e.id",
  matrixId: "e.matrix_id",
  type: "e.type",
  isOpportunity: "m.is_opportunity",
  explicit: "m.explicit_evaluation",
  lambda: "m.lambda",
  frequencyScore: "e.frequency_score",
  consequenceScore: "e.consequence_score",
  cellId: "c.id",
  cellValue: "c.value",
  color: "c.color",
  rowMid: "f.mid",
  columnMid: "q.mid",
  frequencyLow: "e.frequency_low",
  frequencyMid: "e.frequency_mid",
  frequencyHigh: "e.frequency_high",
  consequenceLow: "e.consequence_low",
  consequenceMid: "e.consequence_mid",
  consequenceHigh: "e.consequence_high",
};
const row = sql.raw(
  Object.entries(columns)
    .map(([name, column]) => `'${name}', ${column}`)
    .join(", "),
);

/** A risk's standings as one column, read with the risk itself. */
export const standingsOfRisk = sql`(select json_agg(json_build_object(${row}) order by e.id)
  from evaluation e
  join matrix m on m.organization_id = e.organization_id and m.id = e.matrix_id
  left join matrix_cell c on c.organization_id = e.organization_id and c.id = e.cell_id
  left join frequency_class f on f.organization_id = e.organization_id and f.matrix_id = m.id and f.row = c.row
  left join consequence_class q on q.organization_id = e.organization_id and q.matrix_id = m.id and q.column = c.column
  where e.organization_id = risk.organization_id and e.risk_id = risk.id)`;

/** A standing, its value worked out. */
export function standingFrom(found: StandingRow): Standing {
  const { cellId, cellValue, color } = found;
  const value = evaluationWorth({
    ...found,
    frequency: frequencyOf(found),
    consequence: consequenceOf(found),
  });
  return { ...found, value, cell: cellId === null ? null : { id: cellId, value: cellValue, color } };
}
