import { type CellColor, cellColors, type EvaluationType } from "@riskloom/domain";
import { worstEvaluation } from "@riskloom/risk-math";
import { sql } from "kysely";
import type { Read } from "../reading.ts";
import { evaluationWorth } from "./evaluation.ts";

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

const figures = sql.raw(`case when num_nonnulls(e.frequency_low, e.frequency_mid, e.frequency_high,
    e.consequence_low, e.consequence_mid, e.consequence_high) > 0 then json_build_array(e.frequency_low, e.frequency_mid,
    e.frequency_high, e.consequence_low, e.consequence_mid, e.consequence_high) end`);

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

/**
 * The standings of many risks, by risk, in one statement. The few cells that they stand in come once, with the first of them:
 * joined to each evaluation, cells and their classes would cost several times as much.
 */
export async function standingsOf({ db, caller }: Read, riskIds: number[]): Promise<Map<number, Standing[]>> {
  const { organizationId } = caller;
  const { rows } = await sql<Place & { spots: Spot[] | null }>`
    with place as materialized (
      select e.risk_id as "riskId", e.id, e.matrix_id as "matrixId", e.cell_id as "cellId", e.type,
        e.frequency_score as "frequencyScore", e.consequence_score as "consequenceScore", ${figures} as "figures"
      from evaluation e where e.organization_id = ${organizationId} and e.risk_id = any(${riskIds}))
    select place.*, case when row_number() over (order by place.id) = 1 then (
      select json_agg(json_build_object('matrixId', m.id, 'isOpportunity', m.is_opportunity, 'explicit', m.explicit_evaluation,
        'lambda', m.lambda, 'cellId', c.id, 'value', c.value, 'color', c.color, 'rowMid', f.mid, 'columnMid', q.mid))
      from (select distinct "matrixId", "cellId" from place) as used
      join matrix m on m.organization_id = ${organizationId} and m.id = used."matrixId"
      left join matrix_cell c on c.organization_id = m.organization_id and c.id = used."cellId"
      left join frequency_class f on f.organization_id = m.organization_id and f.matrix_id = m.id and f.row = c.row
      left join consequence_class q on q.organization_id = m.organization_id and q.matrix_id = m.id and q.column = c.column
    ) end as "spots"
    from place order by place.id`.execute(db);
  const spots = new Map((rows[0]?.spots ?? []).map((spot) => [keyOf(spot), spot]));
  const standings = rows.map((place) => standingAt(place, spots.get(keyOf(place))));
  return Map.groupBy(standings, ({ riskId }) => riskId);
}

/** The standings of the risk in scope as one column, for `standingsIn`: for a single risk it spares a statement. */
export const standingsOfRisk = sql`(
  select json_agg(json_build_object('riskId', e.risk_id, 'id', e.id, 'matrixId', m.id, 'cellId', c.id, 'type', e.type,
    'frequencyScore', e.frequency_score, 'consequenceScore', e.consequence_score, 'figures', ${figures},
    'isOpportunity', m.is_opportunity, 'explicit', m.explicit_evaluation, 'lambda', m.lambda, 'value', c.value, 'color', c.color,
    'rowMid', (select f.mid from frequency_class f
      where f.organization_id = m.organization_id and f.matrix_id = m.id and f.row = c.row),
    'columnMid', (select q.mid from consequence_class q
      where q.organization_id = m.organization_id and q.matrix_id = m.id and q.column = c.column)) order by e.id)
  from evaluation e
  join matrix m on m.organization_id = e.organization_id and m.id = e.matrix_id
  left join matrix_cell c on c.organization_id = e.organization_id and c.id = e.cell_id
  where e.organization_id = risk.organization_id and e.risk_id = risk.id)`;

/** An evaluation with all that its standing takes, as that column tells it. */
export type PlaceAtSpot = Place & Spot;

export const standingsIn = (found: readonly PlaceAtSpot[] | null | undefined): Standing[] =>
  (found ?? []).map((place) => standingAt(place, place));

interface Place {
  riskId: number;
  id: number;
  matrixId: number;
  cellId: number | null;
  type: EvaluationType;
  frequencyScore: number | null;
  consequenceScore: number | null;
  /** low, mid and high of the frequency, then of the consequence; null where there are none */
  figures: (number | null)[] | null;
}

/** A cell that evaluations stand in, or a matrix without one. */
interface Spot {
  matrixId: number;
  isOpportunity: boolean;
  explicit: boolean;
  lambda: number;
  cellId: number | null;
  value: number;
  color: CellColor;
  rowMid: number | null;
  columnMid: number | null;
  /** what all evaluations here are worth, once it was worked out */
  worth?: [number | null];
}

const keyOf = ({ matrixId, cellId }: { matrixId: number; cellId: number | null }): string =>
  `${matrixId}/${cellId ?? ""}`;

function standingAt(place: Place, spot: Spot | undefined): Standing & { riskId: number } {
  if (spot === undefined) throw new Error(`Evaluation ${place.id} is on no matrix of its organization.`);
  const { cellId, isOpportunity } = spot;
  // Where the matrix is not explicit, the cell says it all.
  const value = spot.explicit ? worthAt(place, spot) : (spot.worth ??= [worthAt(place, spot)])[0];
  return {
    riskId: place.riskId,
    id: place.id,
    matrixId: place.matrixId,
    type: place.type,
    value,
    isOpportunity,
    frequencyScore: place.frequencyScore,
    consequenceScore: place.consequenceScore,
    cell: cellId === null ? null : { id: cellId, value: spot.value, color: spot.color },
  };
}

function worthAt({ figures }: Place, spot: Spot): number | null {
  const [low, mid, high, least, middle, most] = figures ?? [];
  const consequence = { low: least, mid: middle, high: most };
  return evaluationWorth({ ...spot, frequency: { low, mid, high }, consequence });
}
