import {
  type EvaluationType,
  notFound,
  type RiskDetail,
  type RiskScores,
  type Rows,
  type Tag,
} from "@riskloom/domain";
import { type RowOf, selectionOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../input.ts";
import type { Read } from "../reading.ts";
import { type EvaluationRow, listEvaluations, withMatrices } from "./evaluation.ts";
import { and, type Condition, orderOf, window, withPeriod } from "./list-rows.ts";
import { revive } from "./matrix.ts";
import { refersTo } from "./project.ts";
import { type Standing, type StandingRow, standingFrom, standingsOfRisk, worstOf } from "./standing.ts";
import { tagsOn } from "./tag.ts";
import { visibleRisk } from "./visible-risk.ts";

/** What is wanted beside the risk itself. */
export interface RiskInclude {
  tags?: boolean | undefined;
  /** false leaves them out; the worst cell is then known by its identifier alone */
  evaluations?: boolean | undefined;
  /** the whole matrix beside each evaluation */
  matrix?: boolean | undefined;
}

interface Joined {
  ownerUid: string | null;
  ownerName: string;
  ownerEmail: string | null;
  primaryMatrixId: number | null;
  standings: StandingRow[] | null;
  tags: Tag[];
  total: number;
}

/** A page of risks with tags, evaluations, worst cell and scores; the caller sees none that is hidden from it. */
export async function listRisks(
  read: Read,
  where: Condition[],
  page: Page,
  include: RiskInclude = {},
): Promise<Rows<RiskDetail>> {
  const conditions = and([
    sql`risk.organization_id = ${read.caller.organizationId}`,
    ...where,
    visibleRisk(read),
  ]);
  const whole = include.evaluations !== false;
  const tags = include.tags === false ? sql`'[]'::json` : tagsOn("risk");
  const standings = whole ? sql`null` : standingsOfRisk;
  // The window is cut before anything is joined, so that a far page costs no more joins than the first.
  const { rows } = await sql<RowOf<"risk"> & Joined>`
    select ${selectionOf("risk")}, owner.uid as "ownerUid", owner.email as "ownerEmail",
      coalesce(btrim(owner.first_name || ' ' || owner.last_name), '') as "ownerName",
      (select primary_matrix_id from project where project.id = risk.project_id) as "primaryMatrixId", ${tags} as "tags",
      ${standings} as "standings",
      (select count(*) from risk where ${conditions}) as "total"
    from (select * from risk where ${conditions} order by ${orderOf("risk", page)} ${window(page)}) as risk
    left join user_account owner on owner.id = risk.owner_id
    order by ${orderOf("risk", page)}`.execute(read.db);
  const first = rows[0];
  if (first === undefined)
    return { rows: [], total: page.offset > 0 ? await countRisks(read, conditions) : 0 };
  if (!whole)
    return {
      total: first.total,
      rows: rows.map((row) => detail(row, (row.standings ?? []).map(standingFrom), [])),
    };
  const ids = rows.map(({ id }) => id);
  const evaluations = await evaluationsOf(read, ids, include);
  return {
    total: first.total,
    rows: rows.map((row) => detail(row, evaluations.get(row.id) ?? [], evaluations.get(row.id) ?? [])),
  };
}

/** One risk, by either identifier. */
export async function getRisk(
  read: Read,
  projectId: number,
  ref: Ref,
  include: RiskInclude = {},
): Promise<RiskDetail> {
  const where = [sql`risk.project_id = ${projectId}`, refersTo("risk", ref)];
  const [risk] = (await listRisks(read, where, wholeList, include)).rows;
  if (risk === undefined) throw notFound("risk");
  return risk;
}

function detail(
  { primaryMatrixId, standings: _, total: __, ...row }: RowOf<"risk"> & Joined,
  standings: Standing[],
  evaluations: EvaluationRow[],
): RiskDetail {
  const worst = worstOf(standings);
  row.tags.forEach(revive);
  return {
    ...withPeriod(row),
    evaluations,
    worstCell: evaluations.find(({ id }) => id === worst?.id)?.cell ?? null,
    worstCellId: worst?.cell?.id ?? null,
    worstEvaluationId: worst?.id ?? null,
    scores: scoresOn(primaryMatrixId, standings),
  };
}

function scoresOn(matrixId: number | null, standings: Standing[]): RiskScores {
  const pair = (type: EvaluationType) => {
    const found = standings.find((standing) => standing.matrixId === matrixId && standing.type === type);
    return { frequency: found?.frequencyScore ?? 0, consequence: found?.consequenceScore ?? 0 };
  };
  return { gross: pair("gross"), present: pair("present"), nett: pair("nett") };
}

async function evaluationsOf(
  read: Read,
  riskIds: number[],
  include: RiskInclude,
): Promise<Map<number, EvaluationRow[]>> {
  const { rows } = await listEvaluations(read, [sql`evaluation.risk_id = any(${riskIds})`], wholeList);
  if (include.matrix === true) await withMatrices(read, rows);
  return Map.groupBy(rows, ({ riskId }) => riskId);
}

async function countRisks({ db }: Read, conditions: Condition): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from risk where ${conditions}`.execute(db);
  return rows[0]?.total ?? 0;
}
