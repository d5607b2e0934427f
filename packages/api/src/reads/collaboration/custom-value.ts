import { type CustomField, type CustomValue, customValueOf, type Rows } from "@riskloom/domain";
import { jsonOf, type RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { fieldOf } from "./custom-field.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { revive } from "../register/matrix.ts";
import { onVisibleRisk } from "../register/visible-risk.ts";

interface Joined {
  field: RowOf<"custom_field"> & Pick<CustomField, "period">;
  person: { id: number; uid: string; name: string } | null;
}

/** A page of values with their fields and the people they name, in the order of the layout. */
export async function listCustomValues(
  read: Read,
  where: Condition[],
  page: Page,
): Promise<Rows<CustomValue>> {
  const { rows, total } = await listRows<"custom_value", Joined>(read, "custom_value", {
    where: [...where, onVisibleRisk(read, "custom_value")],
    page,
    join: sql`join custom_field on custom_field.id = custom_value.field_id
      left join user_account person on person.id = custom_value.user_id`,
    select: sql`${jsonOf("custom_field")} as "field", case when person.id is not null then json_build_object('id', person.id,
      'uid', person.uid, 'name', btrim(person.first_name || ' ' || person.last_name)) end as "person"`,
    order: sql`custom_field.ordering, custom_field.id`,
  });
  return {
    total,
    rows: rows.map(({ field, person, url, userId: _, ...row }) => ({
      ...row,
      field: fieldOf(revive(field)),
      value: customValueOf(field.type, { text: row.text, url }, person),
    })),
  };
}

/** The values on several records at once, by the record's identifier: one statement for a whole page of records. */
export async function customValuesOf(
  read: Read,
  target: "risk" | "control",
  ids: readonly number[],
): Promise<Map<number, CustomValue[]>> {
  const key = `${target}Id` as const;
  const on = sql`${sql.ref(`custom_value.${target}_id`)} = any(${ids})`;
  const { rows } = await listCustomValues(read, [on], wholeList);
  return Map.groupBy(rows, (row) => row[key] ?? 0);
}
