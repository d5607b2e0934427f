import type { MigrationObject } from "@mikro-orm/core";
import { Migration, Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import { PostgresDialect } from "kysely";
import { Client, Pool } from "pg";
import { ensureRole } from "./app-role.ts";
import { connectionTo } from "../connection.ts";
import { migrationsOf, refuseNewer } from "./look-at.ts";
import { connectingError } from "../pool/connection-error.ts";
import { type RegisterMigration, registerMigrations } from "./register-migrations.ts";
import { versionProblem } from "./server-version.ts";

/** Any fixed number: the advisory lock under which one process at a time migrates a database. */
const migrationLock = 7_205_759_403;

const connectionTimeoutMillis = 10_000;

export interface Migrated {
  applied: string[];
  /** the role that the server steps down to; null where it cannot be made and the owner itself is held */
  role: string | null;
}

/**
 * Brings a database to the current schema; several processes may call it at once, one works and the others wait.
 *
 * @throws if the server is older than version 15, if the database is newer than this program, if a migration fails (nothing of it stays), or if row-level security
 *   could not hold the connection (a superuser without the role to step down to)
 */
export async function migrate(url: string, migrations = registerMigrations): Promise<Migrated> {
  const client = new Client({ ...connectionTo(url), connectionTimeoutMillis });
  // Where the connection breaks, what is asked on it fails; without a listener the process would end, too.
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    throw connectingError(error);
  });
  try {
    await requireVersion(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    refuseNewer(await migrationsOf(client), migrations);
    const role = await ensureRole(client);
    const applied = await applyMigrations(url, migrations);
    await client.query("select public.settle_access()");
    return { applied, role };
  } finally {
    await client.end();
  }
}

async function applyMigrations(url: string, migrations: readonly RegisterMigration[]): Promise<string[]> {
  // Where row-level security holds the owner itself, a migration still has to see every tenant's rows.
  const pool = new Pool({ ...connectionTo(url, { "app.gate": "open" }), max: 2 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const orm = await MikroORM.init({
    entities: [],
    discovery: { warnWhenNoEntities: false },
    clientUrl: url,
    driverOptions: new PostgresDialect({ pool }),
    logger: () => undefined,
    extensions: [Migrator],
    migrations: { migrationsList: migrations.map(objectOf), snapshot: false, tableName: "migration" },
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

function objectOf({ name, statements }: RegisterMigration): MigrationObject {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const statement of statements) this.addSql(statement);
      }
    },
  };
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::integer as number, current_setting('server_version') as name",
  );
  const problem = versionProblem(rows[0]?.number ?? 0, rows[0]?.name ?? "unknown");
  if (problem !== null) throw new Error(problem);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
