import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The secret from which login tokens are derived: the one that is configured, else one made once and kept in the data directory. */
export async function installationSecret(configured: string | null, dataDir: string): Promise<string> {
  if (configured !== null) return configured;
  const file = join(dataDir, "installation-secret");
  await mkdir(dataDir, { recursive: true });
  // Two processes may start at once; the one that makes the file decides.
  await writeFile(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return readFile(file, "utf8");
}

/** The same where there is one; makes none. */
export async function presentSecret(configured: string | null, dataDir: string): Promise<string | null> {
  if (configured !== null) return configured;
  return readFile(join(dataDir, "installation-secret"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return null;
  });
}
