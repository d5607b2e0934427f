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

/** A risk's standings as one column: bare lists of figures, because a page of risks has hundreds of them. */
export const standingsOfRisk = sql`(select json_agg(json_build_array(e.id, e.matrix_id, e.type, m.is_opportunity, m.explicit_evaluation,
    m.lambda, e.frequency_score, e.consequence_score, c.id, c.value, c.color, f.mid, q.mid,
    e.frequency_low, e.frequency_mid, e.frequency_high, e.consequence_low, e.consequence_mid, e.consequence_high) order by e.id)
  from evaluation e
  join matrix m on m.organization_id = e.organization_id and m.id = e.matrix_id
  left join matrix_cell c on c.organization_id = e.organization_id and c.id = e.cell_id
  left join frequency_class f on f.organization_id = e.organization_id and f.matrix_id = m.id and f.row = c.row
  left join consequence_class q on q.organization_id = e.organization_id and q.matrix_id = m.id and q.column = c.column
  where e.organization_id = risk.organization_id and e.risk_id = risk.id)`;

type Figure = number | null;
export type StandingFigures = [
  id: number,
  matrixId: number,
  type: EvaluationType,
  isOpportunity: boolean,
  explicit: boolean,
  lambda: number,
  frequencyScore: Figure,
  consequenceScore: Figure,
  cellId: Figure,
  cellValue: number,
  color: CellColor,
  rowMid: Figure,
  columnMid: Figure,
  ...figures: [Figure, Figure, Figure, Figure, Figure, Figure],
];

/** A standing from the list that `standingsOfRisk` makes of it. */
export function standingFrom(row: StandingFigures): Standing {
  const [
    id,
    matrixId,
    type,
    isOpportunity,
    explicit,
    lambda,
    frequencyScore,
    consequenceScore,
    cellId,
    value,
    color,
  ] = row;
  const [
    ,
    ,
    ,
    ,
    ,
    ,
    ,
    ,
    ,
    ,
    ,
    rowMid,
    columnMid,
    frequencyLow,
    frequencyMid,
    frequencyHigh,
    consequenceLow,
    consequenceMid,
    consequenceHigh,
  ] = row;
  const figures: Figures = {
    frequencyLow,
    frequencyMid,
    frequencyHigh,
    consequenceLow,
    consequenceMid,
    consequenceHigh,
  };
  return {
    id,
    matrixId,
    type,
    isOpportunity,
    frequencyScore,
    consequenceScore,
    cell: cellId === null ? null : { id: cellId, value, color },
    value: evaluationWorth({
      explicit,
      lambda,
      rowMid,
      columnMid,
      frequency: frequencyOf(figures),
      consequence: consequenceOf(figures),
    }),
  };
}
