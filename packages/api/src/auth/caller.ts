import type { OrganizationRole, ProjectRole } from "@riskloom/domain";

/** Who is calling, and all that permissions are decided by. */
export interface Caller {
  userId: number;
  userUid: string;
  email: string;
  fullName: string;
  organizationId: number;
  organizationUid: string;
  defaultProjectId: number | null;
  role: OrganizationRole;
  apiAccess: boolean;
  confidentialAccess: boolean;
  /** the projects in which the caller has a role */
  projects: ReadonlyMap<number, { role: ProjectRole; apiAccess: boolean }>;
  /** the REST interface through which the call came, if any */
  dialect: string | null;
  /** the program that calls, if it says; not yet known to be one of the organization's */
  appId: string | null;
}
