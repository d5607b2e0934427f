import {
  type EvaluationType,
  notFound,
  type RiskDetail,
  type RiskScores,
  type Rows,
  type Tag,
} from "@riskloom/domain";
import { type RowOf, selectionOf } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type EvaluationRow, listEvaluations, withMatrices } from "./evaluation.ts";
import { cut } from "../../sql/cut.ts";
import {
  and,
  type Condition,
  type Counted,
  orderOf,
  periodFrom,
  steadyOf,
  totalOf,
} from "../../sql/list-rows.ts";
import { revive } from "./matrix.ts";
import { refersTo } from "./project.ts";
import {
  type EvaluationInCell,
  type ScoredEvaluation,
  scoredEvaluationsIn,
  readScoredEvaluations,
  scoredEvaluationsColumn,
  worstOf,
} from "./scored-evaluation.ts";
import { tagsOn } from "./tag.ts";
import { visibleRisk } from "./visible-risk.ts";

/** What is wanted beside the risk itself; everything but the matrix, unless it says false. */
export interface RiskInclude {
  tags?: boolean | undefined;
  /** false leaves them out; the worst cell is then known by its identifier alone */
  evaluations?: boolean | undefined;
  /** the whole matrix beside each evaluation */
  matrix?: boolean | undefined;
  /** the owner's name and address */
  owner?: boolean | undefined;
  /** the scores on the primary matrix; 0 where they are left out */
  scores?: boolean | undefined;
}

/** A risk as the statement tells it, with columns of which its scores and evaluations are made. */
type RiskRow = RowOf<"risk"> &
  Counted & {
    ownerUid?: string | null;
    ownerName?: string;
    ownerEmail?: string | null;
    tags?: Tag[];
    /** the matrix on which the risk is scored */
    primaryMatrixId?: number | null | undefined;
    /** of one risk whose evaluations are not wanted whole, what its scores take */
    scoredEvaluations?: EvaluationInCell[] | null | undefined;
  };

/** A page of risks with tags, evaluations, worst cell and scores; the caller sees none that is hidden from it. */
export async function listRisks(
  read: Read,
  where: Condition[],
  page: Page,
  include: RiskInclude = {},
): Promise<Rows<RiskDetail>> {
  const ordered = orderOf("risk", page);
  const found = cut(read, "risk", {
    where: [...where, visibleRisk(read)],
    page,
    ordered,
    steady: steadyOf(page),
  });
  const { rows } = await sql<RiskRow>`
    select ${columns(include)}, ${found.total} as "rowsInAll" from ${found.rows} as risk ${joins(include)}
    order by ${ordered}`.execute(read.db);
  return {
    total: await totalOf(read, found, { page, told: rows[0]?.rowsInAll }),
    rows: await detailed(read, rows, include),
  };
}

/** One risk, by either identifier. */
export async function getRisk(
  read: Read,
  projectId: number,
  ref: Ref,
  include: RiskInclude = {},
): Promise<RiskDetail> {
  const bare = include.evaluations === false;
  const conditions = within(read, [sql`risk.project_id = ${projectId}`, refersTo("risk", ref)]);
  const { rows } =
    await sql<RiskRow>`select ${columns(include)}, ${bare ? scoredEvaluationsColumn : sql`null`} as "scoredEvaluations"
    from risk ${joins(include)} where ${conditions}`.execute(read.db);
  if (bare && rows[0] !== undefined)
    return detail(rows[0], scoredEvaluationsIn(rows[0].scoredEvaluations), []);
  const [risk] = await detailed(read, rows, include);
  if (risk === undefined) throw notFound("risk");
  return risk;
}

const within = (read: Read, where: Condition[]): Condition =>
  and([sql`risk.organization_id = ${read.caller.organizationId}`, ...where, visibleRisk(read)]);

/** What is not wanted is not asked for either: a hundred rows' worth of empty columns is felt. */
function columns({ tags, owner, scores }: RiskInclude): RawBuilder<unknown> {
  const ofOwner = sql`owner.uid as "ownerUid", owner.email as "ownerEmail",
    coalesce(btrim(owner.first_name || ' ' || owner.last_name), '') as "ownerName"`;
  return sql.join([
    selectionOf("risk"),
    ...(owner === false ? [] : [ofOwner]),
    ...(tags === false ? [] : [sql`${tagsOn("risk")} as "tags"`]),
    ...(scores === false ? [] : [sql`project.primary_matrix_id as "primaryMatrixId"`]),
  ]);
}

const joins = ({ owner, scores }: RiskInclude): RawBuilder<unknown> => sql`
  ${owner === false ? sql`` : sql`left join user_account owner on owner.id = risk.owner_id`}
  ${scores === false ? sql`` : sql`join project on project.id = risk.project_id`}`;

async function detailed(read: Read, rows: RiskRow[], include: RiskInclude): Promise<RiskDetail[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  if (include.evaluations === false) {
    const evaluated = await readScoredEvaluations(read, ids, { scores: include.scores !== false });
    return rows.map((row) => detail(row, evaluated.get(row.id) ?? [], []));
  }
  const evaluations = await evaluationsOf(read, ids, include);
  return rows.map((row) => detail(row, evaluations.get(row.id) ?? [], evaluations.get(row.id) ?? []));
}

function detail(row: RiskRow, evaluated: ScoredEvaluation[], evaluations: EvaluationRow[]): RiskDetail {
  const worst = worstOf(evaluated);
  const { primaryMatrixId, tags = [], ownerUid = null, ownerName = "", ownerEmail = null } = row;
  tags.forEach(revive);
  const shown = {
    ...row,
    // of no answer: to leave them out would cost ten times as much
    rowsInAll: undefined,
    primaryMatrixId: undefined,
    scoredEvaluations: undefined,
    period: periodFrom(row.updatedAt),
    ownerUid,
    ownerName,
    ownerEmail,
    tags,
    evaluations,
    worstCell: evaluations.find(({ id }) => id === worst?.id)?.cell ?? null,
    worstCellId: worst?.cell?.id ?? null,
    worstEvaluationId: worst?.id ?? null,
    scores: primaryMatrixId === undefined ? unscored : scoresOn(primaryMatrixId, evaluated),
  };
  return shown;
}

const none = { frequency: 0, consequence: 0 };
const unscored: RiskScores = { gross: none, present: none, nett: none };

function scoresOn(matrixId: number | null, evaluated: ScoredEvaluation[]): RiskScores {
  const pair = (type: EvaluationType) => {
    const found = evaluated.find(
      (evaluation) => evaluation.matrixId === matrixId && evaluation.type === type,
    );
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
