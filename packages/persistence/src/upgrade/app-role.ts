import type { LoginRole } from "@riskloom/embedded-postgres";
import type { Client } from "pg";

/** The role that the server steps down to, so that row-level security holds it. */
export const appRole = "riskloom_app";

/** As whom the embedded PostgreSQL is used: the owner of the register, who may do nothing beyond it. */
export const registerOwner: LoginRole = {
  name: "riskloom_owner",
  mayBecome: [appRole],
  schemas: ["public", "as_of"],
};

/** Whether the current user may step down to that role; being a member is enough until version 16. */
const mayStepDown = `exists (select from pg_roles where rolname = '${appRole}' and not rolsuper and not rolbypassrls
  and pg_has_role(oid, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end))`;

/**
 * Makes the role that the server steps down to, where the database user may; answers its name, or null where row-level
 * security holds the user itself. Roles belong to the whole server, so another database's start may make it at this moment.
 *
 * @throws if the user bypasses row-level security and cannot step down
 */
export async function ensureRole(client: Client): Promise<string | null> {
  await attempt(client, `create role ${appRole} nologin`);
  if ((await look(client)).member) return appRole;
  // Who makes a role may grant it, but is not always a member that can step down (since version 16).
  await attempt(client, `grant ${appRole} to current_user`);
  const { member, unheld, name } = await look(client);
  if (member) return appRole;
  if (unheld) throw unheldError(name);
  return null;
}

/**
 * The name of that role where it is there, and the database user may step down to it; makes nothing.
 *
 * @throws if the user bypasses row-level security and cannot step down
 */
export async function roleThere(client: Client): Promise<string | null> {
  const { member, unheld, name } = await look(client);
  if (member) return appRole;
  if (unheld) throw unheldError(name);
  return null;
}

async function look(client: Client): Promise<{ member: boolean; unheld: boolean; name: string }> {
  const { rows } = await client.query<{ member: boolean; unheld: boolean; name: string }>(
    `select ${mayStepDown} as member, rolsuper or rolbypassrls as unheld, rolname as name from pg_roles where rolname = current_user`,
  );
  return rows[0] ?? { member: false, unheld: true, name: "" };
}

const notAllowed = ["42501", "0LP01"];
const madeByAnother = ["42710", "23505", "XX000"];
const notThere = "42704";

async function attempt(client: Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (![...notAllowed, ...madeByAnother, notThere].includes(code)) throw error;
  }
}

const unheldError = (name: string): Error =>
  new Error(
    `The database user ${name} bypasses row-level security and cannot step down to the role ${appRole}, which must exist, be granted to it and not bypass row-level security itself.`,
  );
