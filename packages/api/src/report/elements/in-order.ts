import type { Rows } from "@riskloom/domain";
import { sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Condition } from "../../sql/list-rows.ts";

/** The records in full, in the order in which they are given, read in one go. */
export async function inOrder<Row extends { readonly id: number }>(
  wanted: readonly { readonly id: number }[],
  list: (where: Condition, page: Page) => Promise<Rows<Row>>,
  table: string,
): Promise<Row[]> {
  if (wanted.length === 0) return [];
  const ids = wanted.map(({ id }) => id);
  const { rows } = await list(sql`${sql.ref(`${table}.id`)} = any(${ids})`, wholeList);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
