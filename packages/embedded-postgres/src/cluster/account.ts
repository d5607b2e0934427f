import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** The system account that PostgreSQL runs as; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Null when the server runs as whoever runs us. */
export type ServerAccount = Account | null;

export const isRoot = (): boolean => process.getuid?.() === 0;

/** As root: the owner of the data directory when there is one, so that a user's own data stays the user's; else `nobody`. */
export async function serverAccount(dataDirectory: string): Promise<ServerAccount> {
  if (!isRoot()) return null;
  const owner = await stat(dataDirectory).catch(() => null);
  return owner !== null && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

/** Whether the account may pass through the directory and every folder above it. */
export async function canReach(account: ServerAccount, directory: string): Promise<boolean> {
  if (account === null) return true;
  for (let folder = directory; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & search) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

async function nobody(): Promise<Account> {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(accounts) ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}
