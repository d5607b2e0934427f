import { foundingTransaction, Organization } from "@riskloom/persistence";
import { uuidV7 } from "@riskloom/persistence";
import type { Deps } from "../context.ts";
import { addProject, addProjectMember } from "../services/create-project.ts";
import { type TemplateName, templates } from "../services/matrix-templates.ts";
import { addUser, type UserDraft } from "./add-user.ts";
import { installationWrite } from "./installation-write.ts";

export interface OrganizationDraft {
  name: string;
  owner: UserDraft;
  /** what the default project starts with: ten steps of either score unless named */
  template?: TemplateName;
  /** the default project, "Risks" with the key `RISKS-1` unless named */
  project?: { key: string; title: string };
}

/** Makes an organization with its owner and its default project, in one transaction. */
export async function foundOrganization(
  { database }: Pick<Deps, "database">,
  { name, owner, template = "scores-10x10", project = { key: "DEFAULT", title: "Risks" } }: OrganizationDraft,
): Promise<{ organizationId: number; ownerId: number; projectId: number }> {
  return foundingTransaction(database, async (writing, organizationId) => {
    const organization = writing.em.create(Organization, {
      id: organizationId,
      organizationId,
      uid: uuidV7(),
      name,
      defaultProjectId: null,
    });
    await writing.em.flush();
    const write = installationWrite(writing, { organizationId });
    const ownerId = await addUser(write, { ...owner, role: "owner" });
    const { id: projectId } = await addProject(write, project, templates[template]);
    await addProjectMember(write, { projectId, userId: ownerId, role: "admin", apiAccess: true });
    organization.defaultProjectId = projectId;
    await write.flush();
    return { organizationId, ownerId, projectId };
  });
}
