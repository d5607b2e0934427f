import type { Db } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Caller } from "../auth/caller.ts";
import type { Change } from "./change.ts";
import type { Subject } from "./entry.ts";

/** What log entries say beyond the changed rows themselves: names and numbers of what the rows refer to. */
export interface Facts {
  risks: ReadonlyMap<number, Subject>;
  users: ReadonlyMap<number, string>;
  tags: ReadonlyMap<number, string>;
  controls: ReadonlyMap<number, Subject>;
  actions: ReadonlyMap<number, Subject>;
  causalities: ReadonlyMap<number, { id: number; text: string; isCause: boolean }>;
  /** the risks on which each changed cause or effect is */
  risksOf: ReadonlyMap<number, readonly number[]>;
  riskTargets: ReadonlyMap<number, string>;
  customFields: ReadonlyMap<number, string>;
  files: ReadonlyMap<number, string>;
  cells: ReadonlyMap<number, { id: number; row: number; column: number; value: number }>;
  matrices: ReadonlyMap<number, { id: number; targetId: number; targetName: string }>;
}

/** Fetches the facts that the changes need, and only these. */
export async function gatherFacts(
  { db, caller }: { db: Db; caller: Caller },
  changes: readonly Change[],
): Promise<Facts> {
  const own = { db, organizationId: caller.organizationId };
  const changedRisks = changes.flatMap(({ entity, after }) => (entity === "Risk" && after ? [after] : []));
  const risks = new Map<number, Subject>(changedRisks.map((risk) => [risk.id, risk]));
  const wanted = (...keys: string[]) => [
    ...new Set(
      changes
        .flatMap(({ before, after }) => keys.flatMap((key) => [valueOf(before, key), valueOf(after, key)]))
        .filter(isId),
    ),
  ];
  const risksOf = await risksOfCausalities(own, changes);
  const wantedRisks = [...wanted("riskId", "fromRiskId", "toRiskId"), ...[...risksOf.values()].flat()];
  const unknownRisks = wantedRisks.filter((id) => !risks.has(id));
  for (const risk of await byIds<Subject>(own, unknownRisks, sql`${subject} from risk`))
    risks.set(risk.id, risk);
  const named = async (what: ReturnType<typeof sql>, ...keys: string[]) =>
    names(await byIds(own, wanted(...keys), what));
  const found = async <Row extends { id: number }>(what: ReturnType<typeof sql>, ...keys: string[]) =>
    keyed(await byIds<Row>(own, wanted(...keys), what));
  return {
    risks,
    users: await named(
      sql`id, btrim(first_name || ' ' || last_name) as name from user_account`,
      "ownerId",
      "assignedToId",
      "reviewedById",
      "userId",
    ),
    tags: await named(sql`id, name from tag`, "tagId"),
    controls: await found(sql`${subject} from control`, "controlId", "fromControlId", "toControlId"),
    actions: await found(sql`${subject} from action`, "actionId", "fromActionId", "toActionId"),
    causalities: await found(sql`id, text, is_cause as "isCause" from causality`, "causalityId"),
    risksOf,
    riskTargets: await named(sql`id, name from risk_target`, "riskTargetId"),
    customFields: await named(sql`id, name from custom_field`, "fieldId"),
    files: await named(sql`id, name from stored_file`, "toFileId"),
    cells: await found(sql`id, "row", "column", value from matrix_cell`, "cellId"),
    matrices: await found(
      sql`id, risk_target_id as "targetId", (select name from risk_target t where t.id = risk_target_id) as "targetName" from matrix`,
      "matrixId",
    ),
  };
}

const subject = sql`id, project_id as "projectId", number, description`;

const valueOf = (row: object | null, key: string): unknown =>
  row === null ? undefined : Reflect.get(row, key);

const isId = (value: unknown): value is number => typeof value === "number";

interface Own {
  db: Db;
  organizationId: number;
}

async function risksOfCausalities(
  { db, organizationId }: Own,
  changes: readonly Change[],
): Promise<Map<number, number[]>> {
  const ids = changes.flatMap(({ entity, after }) => (entity === "Causality" && after ? [after.id] : []));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; risks: number[] }>`
    select causality_id as id, array_agg(risk_id order by risk_id) as risks from risk_causality
    where organization_id = ${organizationId} and causality_id = any(${ids}) group by causality_id`.execute(
    db,
  );
  return new Map(rows.map(({ id, risks }) => [id, risks]));
}

async function byIds<Row>(
  { db, organizationId }: Own,
  ids: number[],
  what: ReturnType<typeof sql>,
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<Row>`select ${what} where organization_id = ${organizationId} and id = any(${ids})`.execute(db);
  return rows;
}

const keyed = <Row extends { id: number }>(rows: Row[]): Map<number, Row> =>
  new Map(rows.map((row) => [row.id, row]));
const names = (rows: { id: number; name: string }[]): Map<number, string> =>
  new Map(rows.map(({ id, name }) => [id, name]));
