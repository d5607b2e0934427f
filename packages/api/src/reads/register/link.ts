import { notFound, type Rows } from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows, type WithPeriod } from "../../sql/list-rows.ts";
import { onVisibleRisk } from "./visible-risk.ts";
import { ofProject } from "../../sql/lasting.ts";

export type LinkTable = "action_tag" | "control_tag" | "risk_causality" | "risk_control" | "risk_tag";
export type LinkRow<Table extends LinkTable> = WithPeriod<RowOf<Table>>;

/** A page of the links between records of a project; those of hidden risks do not exist. */
export function listLinks<Table extends LinkTable>(
  read: Read,
  table: Table,
  { projectId, where = [], page }: { projectId: number; where?: Condition[]; page: Page },
): Promise<Rows<LinkRow<Table>>> {
  const visible = table.startsWith("risk_") ? [onVisibleRisk(read, table)] : [];
  const inProject = ofProject(table, projectId);
  return listRows(read, table, { where: [inProject, ...where, ...visible], page });
}

/** One link of a project. */
export async function getLink<Table extends LinkTable>(
  read: Read,
  table: Table,
  projectId: number,
  id: number,
): Promise<LinkRow<Table>> {
  const where = [sql`${sql.ref(`${table}.id`)} = ${id}`];
  const [found] = (await listLinks(read, table, { projectId, where, page: wholeList })).rows;
  if (found === undefined) throw notFound(table.replace("_", " "));
  return found;
}
