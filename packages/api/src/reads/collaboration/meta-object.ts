import { invalid, type MetaKind, type MetaObject, type Rows } from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Page } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { onVisibleRisk } from "../register/visible-risk.ts";

/**
 * The program that calls, as one of the organization's today, whatever moment is shown.
 *
 * @throws DomainError Invalid when the call names none, or none that the organization has
 */
export async function callingApp({ db, caller }: Read): Promise<number> {
  const { appId, organizationId } = caller;
  if (appId === null) throw invalid({ path: ["appId"], code: "required" });
  const { rows } = await sql<{ id: number }>`select id from public.api_app
    where organization_id = ${organizationId} and app_id = ${appId}`.execute(db);
  if (rows[0] === undefined)
    throw invalid({
      path: ["appId"],
      code: "unknownReference",
      params: { id: appId, kind: "program" },
    });
  return rows[0].id;
}

/** A page of what a program keeps beside records of one kind. */
export async function listMetaObjects(
  read: Read,
  { kind, apiAppId }: { kind: MetaKind; apiAppId: number },
  { where, page }: { where: Condition[]; page: Page },
): Promise<Rows<MetaObject>> {
  const { rows, total } = await listRows(read, "meta_object", {
    where: [
      sql`meta_object.api_app_id = ${apiAppId}`,
      beside(kind),
      onVisibleRisk(read, "meta_object"),
      ...where,
    ],
    page,
  });
  return { total, rows: rows.map(metaObjectOf) };
}

/** The condition under which a row is kept beside a record of a kind. */
const beside = (kind: MetaKind): Condition =>
  kind === "project"
    ? sql`num_nonnulls(meta_object.risk_id, meta_object.control_id, meta_object.action_id) = 0`
    : sql`${sql.ref(`meta_object.${kind}_id`)} is not null`;

function metaObjectOf({
  riskId,
  controlId,
  actionId,
  data,
  apiAppId: _,
  ...row
}: RowOf<"meta_object"> & Pick<MetaObject, "period">): MetaObject {
  const kind =
    riskId !== null ? "risk" : controlId !== null ? "control" : actionId !== null ? "action" : "project";
  const objectId = riskId ?? controlId ?? actionId ?? row.projectId;
  return { ...row, kind, objectId, data: JSON.parse(data) as unknown };
}
