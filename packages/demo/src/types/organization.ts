import type { CredentialKind, Instant, OrganizationRole } from "@riskloom/domain";
import type { Key, UserKey } from "./key.ts";
import type { DemoProject } from "./project.ts";
import type { DemoServiceEvent } from "./service.ts";

export interface DemoOrganization {
  readonly key: Key;
  readonly name: string;
  readonly createdAt: Instant;
  readonly users: readonly DemoUser[];
  readonly credentials: readonly DemoCredential[];
  /** values of the header `X-APP-ID` */
  readonly apiApps: readonly string[];
  /** the first one is the organization's default project */
  readonly projects: readonly DemoProject[];
  /** what happens in no project: lists of the organization and incidents */
  readonly service: readonly DemoServiceEvent[];
  /** a folder of this name for each user with access, over one project group for each project */
  readonly projectGroup: string;
}

export interface DemoUser {
  readonly key: UserKey;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: OrganizationRole;
  readonly apiAccess: boolean;
  readonly confidentialAccess: boolean;
}

export interface DemoCredential {
  readonly user: UserKey;
  readonly kind: CredentialKind;
  readonly label: string;
  readonly secret: string;
}
