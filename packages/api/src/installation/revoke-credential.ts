import type { Database } from "@riskloom/persistence";
import { sql } from "kysely";
import { writeFor } from "./write-for.ts";

/** Revokes one credential of a user, or, with `id` null, all of them and the login token; answers how many were alive. */
export async function revokeCredential(
  database: Database,
  { organizationId, userId }: { organizationId: number; userId: number },
  id: number | null,
): Promise<number> {
  return writeFor(database, { organizationId }, async ({ db }) => {
    const which = id === null ? sql`true` : sql`id = ${id}`;
    const { rows } = await sql`update credential set revoked_at = clock_timestamp()
      where organization_id = ${organizationId} and user_id = ${userId} and revoked_at is null and ${which} returning id`.execute(
      db,
    );
    // Login tokens are derived, not stored: the next generation has others.
    if (id === null)
      await sql`update user_secret set token_generation = token_generation + 1
        where organization_id = ${organizationId} and user_id = ${userId}`.execute(db);
    return rows.length;
  });
}
