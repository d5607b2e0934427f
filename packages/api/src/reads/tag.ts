import type { Category, Rows, Tag } from "@riskloom/domain";
import { sql } from "kysely";
import type { Page } from "../input.ts";
import type { Read } from "../reading.ts";
import { type Condition, listRows } from "./list-rows.ts";

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
