import type { Tag } from "@riskloom/domain";
import type { ActionRow } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { assigneeOf } from "../../reads/controls/assignee.ts";
import { readRows } from "./read-columns.ts";
import { type TaskColumns, taskColumns } from "./read-controls.ts";
import { readTags } from "./read-tags.ts";

/** The actions of the projects, if asked for with their tags, by identifier. */
export async function readActions(
  read: Read,
  projectIds: readonly number[],
  tagged: boolean,
): Promise<ActionRow[]> {
  const rows = await readRows<TaskColumns & { controlId: number | null }>(
    read.db,
    { ...taskColumns("action"), controlId: sql`action.control_id` },
    sql`from action ${assigneeOf("action").join} where action.organization_id = ${read.caller.organizationId}
      and action.project_id = any(${projectIds}) order by action.id`,
  );
  const tags = tagged ? await readTags(read, "action", projectIds) : new Map<number, Tag[]>();
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}
