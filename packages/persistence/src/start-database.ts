import {
  EmbeddedError,
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from "@riskloom/embedded-postgres";
import { registerOwner } from "./upgrade/app-role.ts";
import { type Database, openDatabase } from "./database.ts";
import { lookAt, requireCluster } from "./upgrade/look-at.ts";
import { migrate } from "./upgrade/migrate.ts";
import type { Limits } from "./pool/limits.ts";
import { whenReachable } from "./pool/when-reachable.ts";

export interface StartOptions {
  /** null starts, or joins, the embedded PostgreSQL in `dataDir` */
  url: string | null;
  dataDir: string;
  poolSize?: number;
  limits?: Partial<Limits>;
  /** true only looks: nothing in the database is changed, and one that is not of the current version is refused */
  look?: boolean;
  /** how long a database that is late is waited for, in milliseconds: a minute unless said */
  patienceMs?: number;
  log(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** The register's database, up to date and open. */
export interface RunningDatabase {
  database: Database;
  /** Opens it once more as its owner, to load a register with its history. */
  openOwner(): Promise<Database>;
  close(): Promise<void>;
}

/**
 * Starts or joins the database, or waits for it, brings it up to date and opens it; a migration that fails stops the start.
 */
export async function startDatabase({
  url: given,
  dataDir,
  log,
  patienceMs = 60_000,
  look = false,
  ...options
}: StartOptions): Promise<RunningDatabase> {
  const open: Database[] = [];
  const onMoved = (moved: string) => {
    url = moved;
    for (const database of open) database.moveTo(moved);
  };
  if (look && given === null) requireCluster(dataDir);
  const embedded = given === null ? await startOwn({ dataDir, log, onMoved }) : null;
  let url = given ?? embedded?.loginUrl ?? "";
  const writeAhead = () =>
    void embedded
      ?.writeAhead()
      .catch((error: unknown) => log("the database has not written ahead", { error }));
  try {
    const bring = look ? async () => ({ applied: [], ...(await lookAt(url)) }) : () => migrate(url);
    const begin = async () => {
      const { applied, role } = await bring();
      if (applied.length > 0) log("migrated the database", { applied });
      if (applied.length > 0) writeAhead();
      return { role, database: await openDatabase({ ...options, url, role }) };
    };
    const { role, database } = await whenReachable(begin, { patienceMs, log });
    open.push(database);
    return {
      database,
      openOwner: async () => {
        const owner = await openDatabase({ url, role, as: "owner", poolSize: 2 });
        return { ...owner, close: () => owner.close().finally(writeAhead) };
      },
      close: async () => {
        try {
          await database.close();
        } finally {
          await embedded?.stop();
        }
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The embedded PostgreSQL; where it cannot be had, the error names the other way. */
async function startOwn(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await startEmbedded({ ...options, login: registerOwner });
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
    const message = `${error.message}\nOr set DATABASE_URL to a PostgreSQL of version 15 or later.`;
    throw new EmbeddedError(error.code, message);
  }
}
