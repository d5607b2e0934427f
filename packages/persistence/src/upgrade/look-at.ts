import { hasDatabase } from "@riskloom/embedded-postgres";
import { Client } from "pg";
import { roleThere } from "./app-role.ts";
import { connectionTo } from "../connection.ts";
import { connectingError } from "../pool/connection-error.ts";
import { type RegisterMigration, registerMigrations } from "./register-migrations.ts";

/**
 * Finds out how to open a database as it is, and changes nothing in it.
 *
 * @returns the role that the server steps down to, or null where row-level security holds the owner itself
 * @throws if the database is older or newer than this program
 */
export async function lookAt(url: string, migrations = registerMigrations): Promise<{ role: string | null }> {
  const client = new Client({ ...connectionTo(url), connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    throw connectingError(error);
  });
  try {
    const made = await migrationsOf(client);
    refuseNewer(made, migrations);
    const due = migrations.filter(({ name }) => !made.includes(name)).map(({ name }) => name);
    if (due.length > 0)
      throw new Error(
        `The database is not of the current version: ${due.join(", ")} ${due.length === 1 ? "is" : "are"} due. The command migrate, or a start of the server, brings it up to date.`,
      );
    return { role: await roleThere(client) };
  } finally {
    await client.end();
  }
}

/** The names of the migrations that a database has had, oldest first; none where it is empty. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const there = await client.query<{ found: boolean }>(
    "select to_regclass('public.migration') is not null as found",
  );
  if (there.rows[0]?.found !== true) return [];
  const { rows } = await client.query<{ name: string }>("select name from public.migration order by id");
  return rows.map(({ name }) => name);
}

/** @throws if a database has had a migration that this program does not know */
export function refuseNewer(made: readonly string[], migrations: readonly RegisterMigration[]): void {
  const unknown = made.filter((name) => !migrations.some((known) => known.name === name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database is newer than this program, which does not know ${unknown.join(", ")}: start the version that made it, or a later one. Nothing was changed.`,
  );
}

/** @throws where there is no embedded database in a folder, which to start would make */
export function requireCluster(dataDir: string): void {
  if (hasDatabase(dataDir)) return;
  throw new Error(`There is no database in ${dataDir}; the first start of the server makes one.`);
}
