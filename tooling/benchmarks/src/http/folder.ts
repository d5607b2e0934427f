import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for a database; where we are root, the account that PostgreSQL then runs as can pass it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
  await chmod(folder, 0o711);
  return folder;
}
