import { type CellColor, cellColors, type EvaluationType, evaluationTypes } from "@riskloom/domain";
import { worstEvaluation } from "@riskloom/risk-math";
import { sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { evaluationWorth } from "./evaluation.ts";
import { type Group, readGroups } from "../../sql/groups.ts";

/** What ranking and scoring need of an evaluation. */
export interface ScoredEvaluation {
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
export function worstOf<Row extends ScoredEvaluation>(evaluated: readonly Row[]): Row | null {
  const ranked = evaluated.map((source) => ({
    id: source.id,
    value: source.value,
    isOpportunity: source.isOpportunity,
    cell: source.cell && { value: source.cell.value, color: cellColors.indexOf(source.cell.color) },
    source,
  }));
  return worstEvaluation(ranked)?.source ?? null;
}

const figures = sql`json_build_array(e.frequency_low, e.frequency_mid, e.frequency_high,
  e.consequence_low, e.consequence_mid, e.consequence_high)`;

/**
 * The scored evaluations of many risks, by risk, in one statement; scores are null unless they are asked for. The few cells that they
 * stand in come once for each matrix: joined to each evaluation, cells and their classes would cost several times as much.
 */
export async function readScoredEvaluations(
  { db, caller: { organizationId } }: Read,
  riskIds: number[],
  { scores }: { scores: boolean },
): Promise<Map<number, ScoredEvaluation[]>> {
  const groups = await readGroups<OnMatrix, Column, Spots>(
    db,
    {
      keys: {
        matrixId: sql`m.id`,
        isOpportunity: sql`m.is_opportunity`,
        explicit: sql`m.explicit_evaluation`,
        lambda: sql`m.lambda`,
      },
      shared: {
        cells: sql`(select json_agg(json_build_array(c.id, c.row, c.column, c.value, c.color)) from matrix_cell c
          where c.organization_id = ${organizationId} and c.id = any(array_agg(distinct e.cell_id)))`,
        rowMids: sql`(select json_object_agg(f.row, f.mid) from frequency_class f
          where f.organization_id = ${organizationId} and f.matrix_id = m.id)`,
        columnMids: sql`(select json_object_agg(q.column, q.mid) from consequence_class q
          where q.organization_id = ${organizationId} and q.matrix_id = m.id)`,
        figures: sql`json_agg(${figures}) filter (where m.explicit_evaluation)`,
      },
      integers: {
        riskId: sql`e.risk_id`,
        id: sql`e.id`,
        type: sql`array_position(${evaluationTypes}::text[], e.type)`,
        cellId: sql`coalesce(e.cell_id, 0)`,
      },
      floats: scores
        ? { frequencyScore: sql`e.frequency_score`, consequenceScore: sql`e.consequence_score` }
        : {},
    },
    sql`from evaluation e join matrix m on m.organization_id = e.organization_id and m.id = e.matrix_id
      where e.organization_id = ${organizationId} and e.risk_id = any(${riskIds})`,
  );
  const byRisk = new Map<number, ScoredEvaluation[]>();
  for (const group of groups) addGroup(byRisk, group);
  return byRisk;
}

/** The scored evaluations of the risk in scope as one column, for `scoredEvaluationsIn`: for a single risk it spares a statement. */
export const scoredEvaluationsColumn = sql`(
  select json_agg(json_build_object('id', e.id, 'matrixId', m.id, 'cellId', c.id, 'type', e.type,
    'frequencyScore', e.frequency_score, 'consequenceScore', e.consequence_score,
    'figures', case when m.explicit_evaluation then ${figures} end,
    'isOpportunity', m.is_opportunity, 'explicit', m.explicit_evaluation, 'lambda', m.lambda, 'value', c.value, 'color', c.color,
    'rowMid', (select f.mid from frequency_class f
      where f.organization_id = m.organization_id and f.matrix_id = m.id and f.row = c.row),
    'columnMid', (select q.mid from consequence_class q
      where q.organization_id = m.organization_id and q.matrix_id = m.id and q.column = c.column)) order by e.id)
  from evaluation e
  join matrix m on m.organization_id = e.organization_id and m.id = e.matrix_id
  left join matrix_cell c on c.organization_id = e.organization_id and c.id = e.cell_id
  where e.organization_id = risk.organization_id and e.risk_id = risk.id)`;

/** An evaluation with all that its score takes, as that column tells it. */
export type EvaluationInCell = OnMatrix &
  Mids &
  Omit<ScoredEvaluation, "value" | "cell"> & {
    cellId: number | null;
    value: number;
    color: CellColor;
    figures: Figures | null;
  };

export const scoredEvaluationsIn = (
  found: readonly EvaluationInCell[] | null | undefined,
): ScoredEvaluation[] =>
  (found ?? []).map(({ cellId, value, color, figures, ...place }) => ({
    ...place,
    value: worthOf(place, place, figures),
    cell: cellId === null ? null : { id: cellId, value, color },
  }));

interface OnMatrix {
  matrixId: number;
  isOpportunity: boolean;
  explicit: boolean;
  lambda: number;
}

type Column = "riskId" | "id" | "type" | "cellId" | "frequencyScore" | "consequenceScore";

/** Low, mid and high of the frequency, then of the consequence. */
type Figures = (number | null)[];

interface Spots {
  cells: [id: number, row: number, column: number, value: number, color: CellColor][] | null;
  /** by row and by column; null where a matrix has no classes */
  rowMids: Record<number, number | null> | null;
  columnMids: Record<number, number | null> | null;
  /** where the matrix is explicit: elsewhere the cell says it all */
  figures: Figures[] | null;
}

interface Mids {
  rowMid: number | null;
  columnMid: number | null;
}

function addGroup(
  byRisk: Map<number, ScoredEvaluation[]>,
  { keys, size, numbers }: Group<OnMatrix & Spots, Column>,
): void {
  const { matrixId, isOpportunity, explicit, cells, rowMids, columnMids, figures } = keys;
  const spots = new Map(
    (cells ?? []).map(([id, row, column, value, color]) => {
      const mids = { rowMid: rowMids?.[row] ?? null, columnMid: columnMids?.[column] ?? null };
      return [id, { cell: { id, value, color }, mids, worth: explicit ? null : worthOf(keys, mids, null) }];
    }),
  );
  const [riskIds, ids] = [numbers("riskId"), numbers("id")];
  const [types, cellIds] = [numbers("type"), numbers("cellId")];
  const [frequencies, consequences] = [numbers("frequencyScore"), numbers("consequenceScore")];
  for (let i = 0; i < size; i += 1) {
    const spot = spots.get(cellIds[i] ?? 0);
    const evaluation: ScoredEvaluation = {
      id: ids[i] ?? 0,
      matrixId,
      type: evaluationTypes[(types[i] ?? 1) - 1] ?? "gross",
      value: explicit ? worthOf(keys, spot?.mids ?? nowhere, figures?.[i] ?? null) : (spot?.worth ?? null),
      isOpportunity,
      frequencyScore: orNull(frequencies[i]),
      consequenceScore: orNull(consequences[i]),
      cell: spot?.cell ?? null,
    };
    const riskId = riskIds[i] ?? 0;
    const others = byRisk.get(riskId);
    if (others === undefined) byRisk.set(riskId, [evaluation]);
    else others.push(evaluation);
  }
}

const nowhere: Mids = { rowMid: null, columnMid: null };

const orNull = (figure = Number.NaN): number | null => (Number.isNaN(figure) ? null : figure);

function worthOf({ explicit, lambda }: OnMatrix, mids: Mids, figures: Figures | null): number | null {
  const [low, mid, high, least, middle, most] = figures ?? [];
  const consequence = { low: least, mid: middle, high: most };
  return evaluationWorth({ ...mids, explicit, lambda, frequency: { low, mid, high }, consequence });
}
