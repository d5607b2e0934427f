import type { Deps } from "@riskloom/api";
import { migrate, openDatabase, startEmbedded } from "@riskloom/persistence";
import type { Env } from "./env.ts";
import { installationSecret } from "./installation-secret.ts";
import type { Log } from "./log.ts";

/** The register, ready for work. */
export interface OpenRegister {
  deps: Deps;
  /** the database's own URL, for work that only its owner may do */
  url: string;
  close(): Promise<void>;
}

/** Starts or joins the database, brings it up to date and opens it; a migration that fails stops the start. */
export async function openRegister(env: Env, log: Log): Promise<OpenRegister> {
  const embedded = env.databaseUrl === null ? await startEmbedded({ dataDir: env.dataDir, log: (message) => log.info(message) }) : null;
  const url = env.databaseUrl ?? embedded?.url ?? "";
  try {
    const { applied, role } = await migrate(url);
    if (applied.length > 0) log.info("migrated the database", { applied });
    const database = await openDatabase({ url, role, poolSize: env.poolSize });
    const deps: Deps = {
      database,
      installationSecret: await installationSecret(env.installationSecret, env.dataDir),
      demo: env.demo,
      now: Date.now,
    };
    return {
      deps,
      url,
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
