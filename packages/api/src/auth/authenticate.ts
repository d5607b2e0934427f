import type { OrganizationRole, ProjectRole } from "@riskloom/domain";
import { sql } from "kysely";
import type { Call, Deps } from "../context.ts";
import type { Caller } from "./caller.ts";
import { secretHash } from "./secret-hash.ts";

/** The caller behind a credential, or null when there is none, or it is unknown, expired or revoked. */
export async function authenticate(deps: Deps, { secret, dialect, appId }: Call): Promise<Caller | null> {
  if (secret === null || secret.token === "") return null;
  const { rows } = await sql<Found>`select * from authenticate(${secretHash(secret.token)})`.execute(
    deps.database.kysely,
  );
  const found = rows[0];
  if (!found || (found.demo && !deps.demo)) return null;
  if (secret.kind === "basic" && secret.email.toLowerCase() !== found.email.toLowerCase()) return null;
  if (found.used_recently !== true)
    await sql`select note_use(${found.credential_id})`.execute(deps.database.kysely);
  return {
    userId: found.user_id,
    userUid: found.user_uid,
    email: found.email,
    fullName: found.full_name,
    organizationId: found.organization_id,
    organizationUid: found.organization_uid,
    defaultProjectId: found.default_project_id,
    role: found.role,
    apiAccess: found.api_access,
    confidentialAccess: found.confidential_access,
    projects: new Map(
      Object.entries(found.projects ?? {}).map(([id, [role, apiAccess]]) => [
        Number(id),
        { role, apiAccess },
      ]),
    ),
    dialect: dialect ?? null,
    appId: appId ?? null,
  };
}

interface Found {
  credential_id: number;
  demo: boolean;
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
}
