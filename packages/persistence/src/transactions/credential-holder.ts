import type { CredentialKind, OrganizationRole, ProjectRole } from "@riskloom/domain";

/** The holder of a secret that is alive, with everything that permissions need. */
export interface CredentialHolder {
  credential_id: number;
  demo: boolean;
  /** how the credential came to be */
  kind: CredentialKind;
  used_recently: boolean | null;
  organization_id: number;
  organization_uid: string;
  default_project_id: number | null;
  user_id: number;
  user_uid: string;
  email: string;
  full_name: string;
  role: OrganizationRole;
  api_access: boolean;
  confidential_access: boolean;
  projects: Record<string, [ProjectRole, boolean]> | null;
  /** whether the credential ends at a set moment */
  expires: boolean;
  /** how often anything of this changed for anybody of the organization */
  access: number;
}

/** Nobody holds this secret: it is unknown, expired or revoked. */
export class UnknownCredentialError extends Error {
  override readonly name = "UnknownCredentialError";

  constructor() {
    super("Nobody holds this secret.");
  }
}
