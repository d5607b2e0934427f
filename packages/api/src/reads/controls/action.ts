import { type ActionDetail, notFound, type Rows, type Tag } from "@riskloom/domain";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Assignee, assigneeOf } from "./assignee.ts";
import { hasComments } from "../collaboration/comment.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { revive } from "../register/matrix.ts";
import { refersTo } from "../register/project.ts";
import { tagsOn } from "../register/tag.ts";

/** A page of actions with their tags. */
export async function listActions(read: Read, where: Condition[], page: Page): Promise<Rows<ActionDetail>> {
  const { join, select } = assigneeOf("action");
  const { rows, total } = await listRows<"action", Assignee & { tags: Tag[]; hasComments: boolean }>(
    read,
    "action",
    {
      where,
      page,
      join,
      select: sql`${select}, ${tagsOn("action")} as "tags", ${hasComments("action")} as "hasComments"`,
    },
  );
  for (const { tags } of rows) tags.forEach(revive);
  return { total, rows };
}

/** One action, by either identifier. */
export async function getAction(read: Read, projectId: number, ref: Ref): Promise<ActionDetail> {
  const where = [sql`action.project_id = ${projectId}`, refersTo("action", ref)];
  const [action] = (await listActions(read, where, wholeList)).rows;
  if (action === undefined) throw notFound("action");
  return action;
}
