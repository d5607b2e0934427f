import { forbidden, invalid, type Issue, type Project, notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { may, type ProjectAction } from "../../auth/may.ts";
import type { ProjectRef, Ref } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { wholeList } from "../../input/ref.ts";

/**
 * The identifier of a project in which the caller may do something.
 *
 * @throws DomainError NotFound when the caller may not even see it, Forbidden when seeing is all that is permitted
 */
export async function projectFor(read: Read, ref: ProjectRef, action: ProjectAction): Promise<number> {
  const id = await projectId(read, ref);
  if (id === null || !may(read.caller, "project.read", id)) throw notFound("project");
  if (!may(read.caller, action, id)) throw forbidden();
  return id;
}

/** The same, and the project itself as it was at the moment that is shown. */
export async function projectRow(read: Read, ref: ProjectRef, action: ProjectAction): Promise<Project> {
  const id = await projectFor(read, ref, action);
  const { rows } = await listRows<"project", { organizationId: number }>(read, "project", {
    where: [sql`project.id = ${id}`],
    page: wholeList,
    select: sql`project.organization_id as "organizationId"`,
  });
  const [project] = rows;
  if (project === undefined) throw notFound("project");
  return project;
}

/** The projects that the caller may see. */
export const visibleProjects = ({ caller }: Read): number[] =>
  [...caller.projects.keys()].filter((id) => may(caller, "project.read", id));

/** `table.column = id` or `table.uid = uid`, as the reference is written. */
export const refersTo = (table: string, ref: Ref): Condition =>
  typeof ref === "number"
    ? sql`${sql.ref(`${table}.id`)} = ${ref}`
    : sql`${sql.ref(`${table}.uid`)} = ${ref}`;

/** Refuses a reference in a body: the same answer for what does not exist, what is foreign and what is hidden. */
export const unknownReference = (path: string, id: unknown, kind: string) => invalid(unknown(path, id, kind));

/** The same as something to be told with whatever else is wrong. */
export const unknown = (path: string, id: unknown, kind: string): Issue => ({
  path: [path],
  code: "unknownReference",
  params: { id, kind },
});

async function projectId({ db, caller }: Read, ref: ProjectRef): Promise<number | null> {
  if (typeof ref === "number") return ref;
  if (ref === "default") return caller.defaultProjectId;
  const project = await db
    .selectFrom("project")
    .select("id")
    .where("organization_id", "=", caller.organizationId)
    .where("uid", "=", ref)
    .executeTakeFirst();
  return project?.id ?? null;
}
