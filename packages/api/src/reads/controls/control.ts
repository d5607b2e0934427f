import {
  type ControlDetail,
  dayOf,
  notFound,
  type RecurrenceRule,
  type Rows,
  type Tag,
} from "@riskloom/domain";
import { jsonOf } from "@riskloom/persistence";
import { nextDate, urgency } from "@riskloom/recurrence";
import { type RawBuilder, sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Assignee, assigneeOf } from "./assignee.ts";
import { hasComments } from "../collaboration/comment.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { revive } from "../register/matrix.ts";
import { refersTo } from "../register/project.ts";
import { ruleOf } from "./recurrence-rule.ts";
import { tagsOn } from "../register/tag.ts";

interface Joined extends Assignee {
  hasComments: boolean;
  tags: Tag[];
  recurrence: RecurrenceRule | null;
}

/** A page of controls with tags, next deadline, and the urgency that they have on the day that is shown. */
export async function listControls(
  read: Read,
  where: Condition[],
  page: Page,
  order?: RawBuilder<unknown>,
): Promise<Rows<ControlDetail>> {
  const { join, select } = assigneeOf("control");
  const { rows, total } = await listRows<"control", Joined>(read, "control", {
    where,
    page,
    join,
    select: sql`${select}, ${tagsOn("control")} as "tags", (select ${jsonOf("control_recurrence")} from control_recurrence
      where control_recurrence.organization_id = control.organization_id and control_recurrence.control_id = control.id) as "recurrence",
      ${hasComments("control")} as "hasComments"`,
    ...(order && { order }),
  });
  const today = dayOf(read.at);
  return {
    total,
    rows: rows.map(({ recurrence, ...row }) => {
      row.tags.forEach(revive);
      return {
        ...row,
        nextDeadline: nextDeadline(recurrence, row.deadline),
        urgency: urgency({ deadline: row.deadline, status: urgencyCodes[row.status], today }) || "none",
      };
    }),
  };
}

/** One control, by either identifier. */
export async function getControl(read: Read, projectId: number, ref: Ref): Promise<ControlDetail> {
  const where = [sql`control.project_id = ${projectId}`, refersTo("control", ref)];
  const [control] = (await listControls(read, where, wholeList)).rows;
  if (control === undefined) throw notFound("control");
  return control;
}

/** The condition under which a control in scope is attached to a risk. */
export const attachedTo = (riskId: number): Condition =>
  sql`exists (select from risk_control l where l.organization_id = control.organization_id and l.control_id = control.id and l.risk_id = ${riskId})`;

/** The deadline that follows the current one; null where there is none of either, or no recurrence. */
export const nextDeadline = (rule: RecurrenceRule | null, deadline: string | null): string | null =>
  rule === null || deadline === null ? null : nextDate(ruleOf(rule), deadline);

/** The statuses as the recurrence package numbers them. */
const urgencyCodes = { possible: 10, planned: 20, ongoing: 30, done: 40, discarded: 50 } as const;
