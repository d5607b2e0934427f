import type { Db } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Caller } from "../auth/caller.ts";
import type { Change } from "./change.ts";
import type { RiskSubject } from "./entry.ts";

/** What log entries say beyond the changed rows themselves: names and numbers of what the rows refer to. */
export interface Facts {
  risks: ReadonlyMap<number, RiskSubject>;
  users: ReadonlyMap<number, string>;
  tags: ReadonlyMap<number, string>;
  controls: ReadonlyMap<number, { id: number; number: number; description: string }>;
  cells: ReadonlyMap<number, { id: number; row: number; column: number; value: number }>;
  matrices: ReadonlyMap<number, { id: number; targetId: number; targetName: string }>;
}

/** Fetches the facts that the changes need, and only these. */
export async function gatherFacts(
  { db, caller }: { db: Db; caller: Caller },
  changes: readonly Change[],
): Promise<Facts> {
  const own = { db, organizationId: caller.organizationId };
  const changedRisks = changes.filter(({ entity, after }) => entity === "Risk" && after !== null);
  const risks = new Map(
    changedRisks.map(({ after }) => [after?.["id"] as number, after as unknown as RiskSubject]),
  );
  const wanted = (key: string) => [
    ...new Set(changes.flatMap(({ before, after }) => [before?.[key], after?.[key]]).filter(isId)),
  ];
  const unknownRisks = wanted("riskId").filter((id) => !risks.has(id));
  for (const risk of await byIds<RiskSubject>(
    own,
    unknownRisks,
    sql`id, project_id as "projectId", number, description from risk`,
  ))
    risks.set(risk.id, risk);
  return {
    risks,
    users: names(
      await byIds(
        own,
        [...wanted("ownerId"), ...wanted("assignedToId")],
        sql`id, btrim(first_name || ' ' || last_name) as name from user_account`,
      ),
    ),
    tags: names(await byIds(own, wanted("tagId"), sql`id, name from tag`)),
    controls: keyed(await byIds(own, wanted("controlId"), sql`id, number, description from control`)),
    cells: keyed(await byIds(own, wanted("cellId"), sql`id, "row", "column", value from matrix_cell`)),
    matrices: keyed(
      await byIds(
        own,
        wanted("matrixId"),
        sql`id, risk_target_id as "targetId", (select name from risk_target t where t.id = risk_target_id) as "targetName" from matrix`,
      ),
    ),
  };
}

const isId = (value: unknown): value is number => typeof value === "number";

async function byIds<Row>(
  { db, organizationId }: { db: Db; organizationId: number },
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
