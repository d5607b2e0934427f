import {
  type Comment,
  type CustomValue,
  dayOf,
  type Matrix,
  notFound,
  type Register,
  type RegisterRisk,
  type RegisterStatus,
  type Rows,
} from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listComments } from "../collaboration/comment.ts";
import { customValuesOf } from "../collaboration/custom-value.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { listMatrices } from "../register/matrix.ts";
import { refersTo } from "../register/project.ts";
import { attributesOf, type RiskAttributes } from "../register/risk-attributes.ts";
import { levelsOf } from "../service/risk-levels.ts";
import { visibleRisk } from "../register/visible-risk.ts";
import { ofProject } from "../../sql/lasting.ts";

/** What is wanted beside the risk itself. */
export interface RegisterRiskInclude {
  customValues?: boolean | undefined;
  comments?: boolean | undefined;
}

/** What all risks of a register share. */
interface Home {
  register: Register;
  statuses: RegisterStatus[];
  matrix: Matrix | undefined;
}

/** A page of a register's risks by number; a constant number of statements, however many there are. */
export async function listRegisterRisks(
  read: Read,
  register: Register,
  page: Page,
  { where = [], include = {} }: { where?: Condition[]; include?: RegisterRiskInclude | undefined } = {},
): Promise<Rows<RegisterRisk>> {
  const { join, select } = attributesOf(register);
  const { rows, total } = await listRows<"risk", RiskAttributes>(read, "risk", {
    where: [ofProject("risk", register.id), ...where, visibleRisk(read)],
    page,
    join,
    select,
    order: sql`risk.number`,
    steady: ["number"],
  });
  const ids = rows.map(({ id }) => id);
  const home = await homeOf(read, register);
  const values = include.customValues === true ? await customValuesOf(read, "risk", ids) : none;
  const comments = include.comments === true ? await commentsOf(read, ids) : none;
  return {
    total,
    rows: rows.map((row) => ({
      ...shown(row, home),
      customValues: (values.get(row.id) ?? []) as CustomValue[],
      comments: (comments.get(row.id) ?? []) as Comment[],
    })),
  };
}

/** One risk of a register, by an identifier or by its key. */
export async function getRegisterRisk(
  read: Read,
  register: Register,
  ref: Ref | string,
  include?: RegisterRiskInclude,
): Promise<RegisterRisk> {
  if (!/^[\w-]{1,64}$/.test(String(ref))) throw notFound("risk");
  const byId = Ref.safeParse(ref);
  const named = byId.success
    ? refersTo("risk", byId.data)
    : sql`${`${register.key}-`}::text || risk.number = ${ref}`;
  const [found] = (await listRegisterRisks(read, register, wholeList, { where: [named], include })).rows;
  if (found === undefined) throw notFound("risk");
  return found;
}

const none: ReadonlyMap<number, unknown[]> = new Map();

async function commentsOf(read: Read, ids: number[]): Promise<Map<number, Comment[]>> {
  const oldestFirst = { ...wholeList, orderBy: [{ key: "createdAt", descending: false }] };
  const { rows } = await listComments(read, [sql`comment.risk_id = any(${ids})`], oldestFirst);
  return Map.groupBy(rows, ({ riskId }) => riskId ?? 0);
}

async function homeOf(read: Read, register: Register): Promise<Home> {
  const { rows: statuses } = await listRows(read, "register_status", {
    where: [sql`register_status.project_id = ${register.id}`],
    page: wholeList,
    order: sql`register_status.ordering`,
  });
  const { primaryMatrixId } = register;
  if (primaryMatrixId === null) return { register, statuses, matrix: undefined };
  const { rows } = await listMatrices(read, [sql`matrix.id = ${primaryMatrixId}`], wholeList);
  return { register, statuses, matrix: rows[0] };
}

function shown(
  row: RowOf<"risk"> & RiskAttributes,
  { register, statuses, matrix }: Home,
): Omit<RegisterRisk, "comments" | "customValues"> {
  const { id, uid, number, title, description, version, owner, creatorEmail } = row;
  return {
    id,
    uid,
    number,
    title,
    description,
    version,
    owner,
    creatorEmail,
    teams: row.teams,
    sprints: row.sprints,
    watchers: row.watchers,
    linkedItems: row.linkedItems,
    resolutionDate: row.resolutionDate,
    key: `${register.key}-${number}`,
    register: { id: register.id, uid: register.uid, title: register.title },
    status: statusOf(row, statuses),
    ...levelsOf(matrix, row.placements),
    raisedDate: row.raisedDate ?? dayOf(row.createdAt),
    mitigation: row.mitigation ?? row.controls ?? "",
    deliveryVersion: row.deliveryVersion ?? 0,
  };
}

/** The chosen status while it says the same as the risk's own, else the first one of the list that does. */
function statusOf(
  { status, statusId }: Pick<RowOf<"risk"> & RiskAttributes, "status" | "statusId">,
  statuses: RegisterStatus[],
): RegisterRisk["status"] {
  const same = statuses.filter((candidate) => candidate.status === status);
  const found = same.find(({ id }) => id === statusId) ?? same[0];
  if (found !== undefined) return { uid: found.uid, label: found.label, status };
  return { uid: null, label: `${status.charAt(0).toUpperCase()}${status.slice(1)}`, status };
}
