import type { ControlStatus, Tag } from "@riskloom/domain";
import type { ControlRow } from "@riskloom/reporting";
import { type RawBuilder, sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { assigneeOf } from "../../reads/controls/assignee.ts";
import { readRows } from "./read-columns.ts";
import { readTags } from "./read-tags.ts";

/** The columns that controls and actions have in common. */
export interface TaskColumns {
  id: number;
  projectId: number;
  number: number;
  title: string;
  description: string;
  status: ControlStatus;
  deadline: string | null;
  assignedToId: number | null;
  assignedToName: string;
}

export const taskColumns = (table: "control" | "action"): Record<keyof TaskColumns, RawBuilder<unknown>> => ({
  id: sql.ref(`${table}.id`),
  projectId: sql.ref(`${table}.project_id`),
  number: sql.ref(`${table}.number`),
  title: sql.ref(`${table}.title`),
  description: sql.ref(`${table}.description`),
  status: sql.ref(`${table}.status`),
  deadline: sql.ref(`${table}.deadline`),
  assignedToId: sql.ref(`${table}.assigned_to_id`),
  assignedToName: sql`coalesce(btrim(assigned.first_name || ' ' || assigned.last_name), '')`,
});

/** The controls of the projects with the visible risks to which they are attached, their costs and, if asked for, their tags. */
export async function readControls(
  read: Read,
  projectIds: readonly number[],
  { visible, tags: tagged }: { readonly visible: ReadonlySet<number>; readonly tags: boolean },
): Promise<ControlRow[]> {
  const within = (table: string) =>
    sql`${sql.ref(`${table}.organization_id`)} = ${read.caller.organizationId} and ${sql.ref(`${table}.project_id`)} = any(${projectIds})`;
  const rows = await readRows<TaskColumns>(
    read.db,
    taskColumns("control"),
    sql`from control ${assigneeOf("control").join} where ${within("control")} order by control.id`,
  );
  const links = await readRows<{ controlId: number; riskId: number }>(
    read.db,
    { controlId: sql`risk_control.control_id`, riskId: sql`risk_control.risk_id` },
    sql`from risk_control where ${within("risk_control")} order by risk_control.risk_id`,
  );
  const costs = await readRows<{ controlId: number; riskTargetId: number; value: number }>(
    read.db,
    {
      controlId: sql`control_cost.control_id`,
      riskTargetId: sql`control_cost.risk_target_id`,
      value: sql`control_cost.value`,
    },
    sql`from control_cost where ${within("control_cost")} order by control_cost.id`,
  );
  const attached = Map.groupBy(
    links.filter(({ riskId }) => visible.has(riskId)),
    ({ controlId }) => controlId,
  );
  const costsOf = Map.groupBy(costs, ({ controlId }) => controlId);
  const tags = tagged ? await readTags(read, "control", projectIds) : new Map<number, Tag[]>();
  return rows.map((row) => ({
    ...row,
    tags: tags.get(row.id) ?? [],
    riskIds: attached.get(row.id)?.map(({ riskId }) => riskId) ?? [],
    costs: costsOf.get(row.id) ?? [],
  }));
}
