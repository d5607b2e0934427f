import { type CustomField, type CustomFieldTarget, notFound, type Rows } from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../register/project.ts";

/** The fields of a project, or with null those of the whole organization; of one kind of record where `target` says so. */
export interface FieldHome {
  projectId: number | null;
  target?: CustomFieldTarget | undefined;
}

/** A page of custom fields, in the order of the layout unless another one is asked for. */
export async function listCustomFields(
  read: Read,
  { projectId, target }: FieldHome,
  page: Page,
  where: readonly Condition[] = [],
): Promise<Rows<CustomField>> {
  const home =
    projectId === null ? sql`custom_field.project_id is null` : sql`custom_field.project_id = ${projectId}`;
  const kind = target === undefined ? [] : [sql`custom_field.target = ${target}`];
  const { rows, total } = await listRows(read, "custom_field", {
    where: [home, ...kind, ...where],
    page,
    order: sql`custom_field.ordering`,
  });
  return { total, rows: rows.map(fieldOf) };
}

/** One custom field, by either identifier. */
export async function getCustomField(read: Read, home: FieldHome, ref: Ref): Promise<CustomField> {
  const [found] = (await listCustomFields(read, home, wholeList, [refersTo("custom_field", ref)])).rows;
  if (found === undefined) throw notFound("custom field");
  return found;
}

/** A field's row as the domain tells it: options are kept one on a line. */
export const fieldOf = <Row extends Pick<RowOf<"custom_field">, "options">>(row: Row) => ({
  ...row,
  options: row.options.split("\n").filter((option) => option !== ""),
});
