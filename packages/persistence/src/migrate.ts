import type { MigrationObject } from "@mikro-orm/core";
import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import { PostgresDialect } from "kysely";
import { Client, Pool } from "pg";
import { ensureRole } from "./app-role.ts";
import { connectionTo } from "./connection.ts";
import { M0001Register } from "./migrations/m0001-register.ts";
import { M0002Controls } from "./migrations/m0002-controls.ts";
import { M0003Collaboration } from "./migrations/m0003-collaboration.ts";
import { M0004Delivery } from "./migrations/m0004-delivery.ts";
import { M0005Service } from "./migrations/m0005-service.ts";
import { M0006PastParts } from "./migrations/m0006-past-parts.ts";
import { M0007KnownAccess } from "./migrations/m0007-known-access.ts";
import { versionProblem } from "./server-version.ts";

/** The register's migrations, oldest first; one that was released is never edited. */
export const registerMigrations: readonly MigrationObject[] = [
  { name: "m0001-register", class: M0001Register },
  { name: "m0002-controls", class: M0002Controls },
  { name: "m0003-collaboration", class: M0003Collaboration },
  { name: "m0004-delivery", class: M0004Delivery },
  { name: "m0005-service", class: M0005Service },
  { name: "m0006-past-parts", class: M0006PastParts },
  { name: "m0007-known-access", class: M0007KnownAccess },
];

/** Any fixed number: the advisory lock under which one process at a time migrates a database. */
const migrationLock = 7_205_759_403;

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
export async function migrate(url: string, migrations = registerMigrations): Promise<Migrated> {
  const client = new Client(connectionTo(url));
  await client.connect();
  try {
    await requireVersion(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const role = await ensureRole(client);
    const applied = await applyMigrations(url, migrations);
    await client.query("select public.settle_access()");
    return { applied, role };
  } finally {
    await client.end();
  }
}

async function applyMigrations(url: string, migrations: readonly MigrationObject[]): Promise<string[]> {
  // Where row-level security holds the owner itself, a migration still has to see every tenant's rows.
  const pool = new Pool({ ...connectionTo(url, { "app.gate": "open" }), max: 2 });
  pool.on("error", () => undefined);
  const orm = await MikroORM.init({
    entities: [],
    discovery: { warnWhenNoEntities: false },
    clientUrl: url,
    driverOptions: new PostgresDialect({ pool }),
    logger: () => undefined,
    extensions: [Migrator],
    migrations: { migrationsList: [...migrations], snapshot: false, tableName: "migration" },
  });
  let current = "the first";
  orm.migrator.on("migrating", ({ name }) => {
    current = name;
  });
  try {
    const applied = await orm.migrator.up();
    return applied.map(({ name }) => name);
  } catch (error) {
    throw new Error(`Migration ${current} failed, and the database is as it was: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    await orm.close(true);
    if (!pool.ended) await pool.end();
  }
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::integer as number, current_setting('server_version') as name",
  );
  const problem = versionProblem(rows[0]?.number ?? 0, rows[0]?.name ?? "unknown");
  if (problem !== null) throw new Error(problem);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
