import { notFound } from "@riskloom/domain";
import type { Database } from "@riskloom/persistence";
import { sql } from "kysely";

/**
 * An organization by its name or id.
 *
 * @throws DomainError NotFound
 */
export async function findOrganization(
  { kysely }: Database,
  wanted: string,
): Promise<{ organizationId: number }> {
  const { rows } = await sql<{ organizationId: number }>`
    select organization_id as "organizationId" from installation_organization(${wanted})`.execute(kysely);
  if (rows[0] === undefined) throw notFound("organization");
  return rows[0];
}

/**
 * A user by e-mail address, in whatever organization.
 *
 * @throws DomainError NotFound
 */
export async function findUser(
  { kysely }: Database,
  email: string,
): Promise<{ organizationId: number; userId: number }> {
  const { rows } = await sql<{ organizationId: number; userId: number }>`
    select organization_id as "organizationId", user_id as "userId" from installation_user(${email})`.execute(
    kysely,
  );
  if (rows[0] === undefined) throw notFound("user");
  return rows[0];
}
