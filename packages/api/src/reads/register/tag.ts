import type { Category, Rows, Tag } from "@riskloom/domain";
import { jsonOf } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import type { Page } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";

/** A page of tags with the names of their categories. */
export function listTags(read: Read, where: Condition[], page: Page): Promise<Rows<Tag>> {
  return listRows<"tag", { categoryName: string }>(read, "tag", {
    where,
    page,
    join: sql`join category on category.id = tag.category_id`,
    select: sql`category.name as "categoryName"`,
  });
}

/** A page of categories. */
export const listCategories = (read: Read, where: Condition[], page: Page): Promise<Rows<Category>> =>
  listRows(read, "category", { where, page });

/** The tags of each row of a query over risks, controls or actions, as one JSON list; its moments need `revive`. */
export function tagsOn(owner: "action" | "control" | "risk"): RawBuilder<unknown> {
  const link = sql.table(`${owner}_tag`);
  return sql`(select coalesce(json_agg(${jsonOf("tag", { categoryName: "category.name" })} order by tag.ordering, tag.id), '[]')
    from ${link} join tag on tag.id = ${link}.tag_id join category on category.id = tag.category_id
    where ${link}.organization_id = ${sql.ref(`${owner}.organization_id`)} and ${taggedBy(owner)} = ${sql.ref(`${owner}.id`)})`;
}

/** The condition under which a tag in scope is on one risk, control or action. */
export const isOn = (owner: "action" | "control" | "risk", id: number): Condition =>
  sql`exists (select from ${sql.table(`${owner}_tag`)} where ${sql.ref(`${owner}_tag.organization_id`)} = tag.organization_id
    and ${sql.ref(`${owner}_tag.tag_id`)} = tag.id and ${taggedBy(owner)} = ${id})`;

const taggedBy = (owner: string): RawBuilder<unknown> => sql.ref(`${owner}_tag.${owner}_id`);
