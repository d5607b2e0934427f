import type { Tag } from "@riskloom/domain";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listTags } from "../../reads/register/tag.ts";
import { readRows } from "./read-columns.ts";

/** The tags on the records of a kind in the projects, by record, in the order of the tags. */
export async function readTags(
  read: Read,
  kind: "risk" | "control" | "action",
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, Tag[]>> {
  const { rows } = await listTags(read, [sql`tag.project_id = any(${projectIds})`], wholeList);
  const tags = new Map(rows.map((tag) => [tag.id, tag]));
  const table = `${kind}_tag`;
  const links = await readRows<{ recordId: number; tagId: number }>(
    read.db,
    { recordId: sql.ref(`${table}.${kind}_id`), tagId: sql.ref(`${table}.tag_id`) },
    sql`from ${sql.table(table)} where ${sql.ref(`${table}.organization_id`)} = ${read.caller.organizationId}
      and ${sql.ref(`${table}.project_id`)} = any(${projectIds}) order by ${sql.ref(`${table}.tag_id`)}`,
  );
  const on = new Map<number, Tag[]>();
  for (const { recordId, tagId } of links) {
    const tag = tags.get(tagId);
    if (tag === undefined) continue;
    const known = on.get(recordId);
    if (known === undefined) on.set(recordId, [tag]);
    else known.push(tag);
  }
  return on;
}
