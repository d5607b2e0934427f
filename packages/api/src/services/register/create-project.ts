import type { Project as ProjectModel, ProjectDraft } from "@riskloom/domain";
import { Organization, Project, ProjectGroup, ProjectMember, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { projectRow } from "../../reads/register/project.ts";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";
import { createMatrix, type MatrixDraft } from "./create-matrix.ts";
import { type TemplateName, templates } from "./matrix-templates.ts";

/** Makes a project from a template. Whoever makes it becomes its administrator, with access by every interface. */
export async function createProject(
  write: Write,
  draft: ProjectDraft,
  template: TemplateName,
): Promise<ProjectModel> {
  const project = await addProject(write, draft, templates[template]);
  await addProjectMember(write, {
    projectId: project.id,
    userId: write.caller.userId,
    role: "admin",
    apiAccess: true,
  });
  const caller = {
    ...write.caller,
    projects: new Map([...write.caller.projects, [project.id, { role: "admin", apiAccess: true } as const]]),
  };
  return projectRow({ ...write, caller }, project.id, "project.read");
}

/** Makes a project with its matrices, the first of which is the primary one; an organization's first project is its default. Flushes. */
export async function addProject(
  write: Write,
  draft: ProjectDraft,
  matrices: readonly MatrixDraft[],
): Promise<Project> {
  const { em, caller, at } = write;
  await requireFreeKey(write, draft.key);
  const project = em.create(Project, {
    ...blank,
    organizationId: caller.organizationId,
    uid: uuidV7(),
    date: at,
    key: draft.key,
    title: draft.title,
  });
  change(project, draft);
  await write.flush();
  const created = [];
  for (const matrix of matrices) created.push(await createMatrix(write, project.id, matrix));
  project.primaryMatrixId = created[0]?.id ?? null;
  const organization = await em.findOneOrFail(Organization, { id: caller.organizationId });
  organization.defaultProjectId ??= project.id;
  await write.flush();
  return project;
}

/** Gives a user a role in a project, and the project a place in the user's tree. */
export async function addProjectMember(
  { em, caller, flush }: Write,
  member: Pick<ProjectMember, "projectId" | "userId" | "role" | "apiAccess">,
): Promise<void> {
  const { organizationId } = caller;
  em.create(ProjectMember, { ...member, organizationId });
  const own = { organizationId, userId: member.userId };
  let folder = await em.findOne(ProjectGroup, { ...own, parentId: null, projectId: null });
  if (folder === null) {
    folder = em.create(ProjectGroup, {
      ...own,
      uid: uuidV7(),
      name: "All projects",
      ordering: 0,
      parentId: null,
      projectId: null,
    });
    await flush();
  }
  const { title } = await em.findOneOrFail(Project, { id: member.projectId, organizationId });
  const ordering = await em.count(ProjectGroup, { ...own, parentId: folder.id });
  em.create(ProjectGroup, {
    ...own,
    uid: uuidV7(),
    name: title,
    ordering,
    parentId: folder.id,
    projectId: member.projectId,
  });
  await flush();
}

async function requireFreeKey({ db, caller, faults }: Write, key: string): Promise<void> {
  const { rows } =
    await sql`select from project where organization_id = ${caller.organizationId} and lower(key) = lower(${key})`.execute(
      db,
    );
  if (rows.length > 0) faults.add({ path: ["key"], code: "notUnique", params: { fields: ["key"] } });
}

const blank = {
  description: "",
  code: "",
  phase: "",
  owner: "",
  manager: "",
  type: "project",
  kind: "",
  location: "",
  office: "",
  division: "",
  budgetPriceIndex: "",
  finish: "",
  workshopLeader: "",
  workshopDate: "",
  workshopParticipants: "",
  status: "open",
  primaryMatrixId: null,
  riskLevelId: null,
  coordinateSystem: 160,
} as const;
