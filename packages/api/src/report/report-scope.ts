import { type Instant, type Issue, type ReportTimestamp, type ReportTimestamps } from "@riskloom/domain";
import { sql } from "kysely";
import { type Ref, wholeList } from "../input/ref.ts";
import type { Read } from "../call/reading.ts";
import { listRows } from "../sql/list-rows.ts";
import { refersTo, unknown, visibleProjects } from "../reads/register/project.ts";
import type { ReportScopeQuery } from "./report-query.ts";

/** The projects of a report in the order of their tree, and its moments, the earliest first. */
export interface ReportScope {
  readonly projectGroupId: number;
  readonly projectIds: readonly number[];
  /** none: the register as it is now */
  readonly moments: readonly ReportTimestamp[];
}

/** Of a group or a timestamp that is unknown, foreign or hidden the faults of the request tell. */
export async function reportScope(
  read: Read,
  query: Pick<ReportScopeQuery, "projectGroupId" | "timestamps">,
  nowMs: number,
): Promise<ReportScope> {
  const group = await projectsOf(read, query.projectGroupId);
  const now: Instant = `${new Date(nowMs).toISOString().slice(0, 23)}999Z`;
  const moments = await momentsOf(read, group.projectIds, { ...query.timestamps, now });
  return { ...group, moments };
}

async function projectsOf(read: Read, ref: Ref): Promise<Omit<ReportScope, "moments">> {
  const visible = visibleProjects(read);
  const { organizationId, userId } = read.caller;
  const { rows } = await sql<{ root: number; projectId: number | null }>`
    with recursive tree as (
      select id as root, id, project_id, array[ordering, id] as path from project_group
      where organization_id = ${organizationId} and user_id = ${userId} and ${refersTo("project_group", ref)}
      union all
      select tree.root, leaf.id, leaf.project_id, tree.path || leaf.ordering || leaf.id from project_group leaf
      join tree on leaf.parent_id = tree.id where leaf.organization_id = ${organizationId} and leaf.user_id = ${userId}
    ) cycle id set again using seen
    select root, project_id as "projectId" from tree
    where not again and (project_id is null or project_id = any(${visible})) order by path`.execute(read.db);
  const [first] = rows;
  if (first === undefined) {
    read.faults.add(unknown("projectGroupId", ref, "project group"));
    return { projectGroupId: 0, projectIds: [] };
  }
  const projectIds = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
  return { projectGroupId: first.root, projectIds };
}

async function momentsOf(
  read: Read,
  projectIds: readonly number[],
  { selection, ids, now }: ReportTimestamps & { now: Instant },
): Promise<ReportTimestamp[]> {
  if (selection === "manual" && ids.length === 0) return [];
  const { rows } = await listRows(read, "label", {
    where: [sql`(label.project_id = any(${projectIds}) or label.user_id = ${read.caller.userId})`],
    page: wholeList,
    order: sql`label.date`,
  });
  const all = rows.map(({ id, title, date }) => ({ id, title, date }));
  // What lies ahead has nothing to show yet; whoever names it is told so.
  if (selection === "all") return all.filter(({ date }) => date <= now);
  const missing = ids.filter((id) => !all.some((label) => label.id === id));
  // without a group, nobody knows which timestamps there are
  if (!read.faults.any) read.faults.add(...missing.map(unknownTimestamp));
  const chosen = all.filter(({ id }) => ids.includes(id));
  const ahead = chosen.find(({ date }) => date > now);
  if (ahead !== undefined) {
    const message = `The timestamp "${ahead.title}" lies in the future.`;
    read.faults.add({ path: ["timestamps", "ids"], code: "rule", params: { message } });
  }
  return chosen;
}

const unknownTimestamp = (id: number): Issue => ({
  path: ["timestamps", "ids"],
  code: "unknownReference",
  params: { id, kind: "timestamp" },
});
