import type { Instant } from "@riskloom/domain";
import { type Database, foundingTransaction, Organization, uuidV7 } from "@riskloom/persistence";
import { addProject, addProjectMember } from "../services/register/create-project.ts";
import { type TemplateName, templates } from "../services/register/matrix-templates.ts";
import type { Write } from "../call/writing.ts";
import { addUser, type UserDraft } from "./add-user.ts";
import { installationWrite } from "./installation-write.ts";

export interface OrganizationDraft {
  name: string;
  owner: UserDraft;
  /** what the default project starts with: ten steps of either score unless named */
  template?: TemplateName;
  /** the default project */
  project?: { key: string; title: string };
}

/** Makes an organization with its owner and its default project, in one transaction. */
export async function foundOrganization(
  { database }: { database: Database },
  { name, owner, template = "scores-10x10", project = { key: "DEFAULT", title: "Risks" } }: OrganizationDraft,
): Promise<{ organizationId: number; ownerId: number; projectId: number }> {
  return createOrganization({ database }, name, async (write, organization) => {
    const ownerId = await addUser(write, { ...owner, role: "owner" });
    const { id: projectId } = await addProject(write, project, templates[template]);
    await addProjectMember(write, { projectId, userId: ownerId, role: "admin", apiAccess: true });
    return { organizationId: organization.id, ownerId, projectId };
  });
}

/** Makes an organization and what `fill` puts into it, in one transaction; in the past only through the owner's connection. */
export async function createOrganization<T>(
  { database, at }: { database: Database; at?: Instant },
  name: string,
  fill: (write: Write, organization: Organization) => Promise<T>,
): Promise<T> {
  return foundingTransaction(
    database,
    async (writing, id) => {
      const organization = writing.em.create(Organization, {
        id,
        organizationId: id,
        uid: uuidV7(),
        name,
        defaultProjectId: null,
      });
      const write = installationWrite(writing, { organizationId: id });
      await write.flush();
      const filled = await fill(write, organization);
      await write.flush();
      return filled;
    },
    { at },
  );
}
