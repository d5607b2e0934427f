import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { M0001Register } from "./migrations/m0001-register.ts";
import { M0002Controls } from "./migrations/m0002-controls.ts";
import { M0003Collaboration } from "./migrations/m0003-collaboration.ts";

/** The register's migrations, oldest first; one that was released is never edited. */
const migrations = [
  { name: "m0001-register", class: M0001Register },
  { name: "m0002-controls", class: M0002Controls },
  { name: "m0003-collaboration", class: M0003Collaboration },
];

/** Any fixed number: the advisory lock under which one process at a time migrates a database. */
const migrationLock = 7_205_759_403;
const appRole = "riskloom_app";

export interface Migrated {
  applied: string[];
  /** the role that the server steps down to; null where it cannot be made and the owner itself is held */
  role: string | null;
}

/**
 * Brings a database to the current schema; several processes may call it at once, one works and the others wait.
 *
 * @throws if the server is older than version 15, if a migration fails (nothing of it stays), or if row-level security
 *   could not hold the connection (a superuser without the role to step down to)
 */
export async function migrate(url: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await requireVersion15(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const role = await ensureRole(client);
    const applied = await applyMigrations(url);
    return { applied, role };
  } finally {
    await client.end();
  }
}

async function applyMigrations(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    entities: [],
    discovery: { warnWhenNoEntities: false },
    clientUrl: url,
    logger: () => undefined,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, tableName: "migration" },
  });
  try {
    const applied = await orm.migrator.up();
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

async function requireVersion15(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
  );
  if (Number(rows[0]?.server_version_num) < 150_000)
    throw new Error(`PostgreSQL 15 or later is needed; this server is ${rows[0]?.server_version}.`);
}

/** Roles belong to the whole server, so another database's start may have made it, even at this very moment. */
async function ensureRole(client: pg.Client): Promise<string | null> {
  try {
    await client.query(`create role ${appRole} nologin`);
  } catch (error) {
    const alreadyThere = ["42710", "23505"];
    const notAllowed = "42501";
    const code = (error as { code?: string }).code ?? "";
    if (!alreadyThere.includes(code) && code !== notAllowed) throw error;
  }
  const { rows } = await client.query<{ member: boolean; unheld: boolean }>(
    `select exists (select from pg_roles where rolname = '${appRole}' and pg_has_role(oid, 'member')) as member,
       (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as unheld`,
  );
  if (rows[0]?.member === true) return appRole;
  if (rows[0]?.unheld === true)
    throw new Error(`The database user bypasses row-level security and the role ${appRole} cannot be made.`);
  return null;
}
