import { type Database, openDatabase } from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";

export interface StartOptions {
  /** null starts, or joins, the embedded PostgreSQL in `dataDir` */
  url: string | null;
  dataDir: string;
  poolSize?: number;
  log(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** The register's database, up to date and open. */
export interface RunningDatabase {
  database: Database;
  /** Opens it once more as its owner, to load a register with its history. */
  openOwner(): Promise<Database>;
  close(): Promise<void>;
}

/** Starts or joins the database, brings it up to date and opens it; a migration that fails stops the start. */
export async function startDatabase({
  url: given,
  dataDir,
  poolSize,
  log,
}: StartOptions): Promise<RunningDatabase> {
  const embedded = given === null ? await startEmbedded({ dataDir, log }) : null;
  const url = given ?? embedded?.url ?? "";
  try {
    const { applied, role } = await migrate(url);
    if (applied.length > 0) log("migrated the database", { applied });
    const database = await openDatabase({ url, role, ...(poolSize !== undefined && { poolSize }) });
    return {
      database,
      openOwner: () => openDatabase({ url, role, as: "owner", poolSize: 2 }),
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
