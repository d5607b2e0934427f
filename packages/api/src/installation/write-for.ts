import type { Instant } from "@riskloom/domain";
import { type Database, loadingTransaction, writeTransaction } from "@riskloom/persistence";
import type { Write } from "../writing.ts";
import { installationWrite } from "./installation-write.ts";

/** On whose behalf the installation writes. */
export interface OnBehalf {
  organizationId: number;
  user?: { id: number; fullName: string };
  /** a past system time, to load a register with its history; only through the owner's connection */
  at?: Instant;
}

/** Runs one change that nobody asked for over an interface: by the command line, or when a register is loaded. */
export async function writeFor<T>(
  database: Database,
  { organizationId, user, at }: OnBehalf,
  work: (write: Write) => Promise<T>,
): Promise<T> {
  const scope = { organizationId, userId: user?.id ?? null };
  const run = async (writing: Parameters<typeof installationWrite>[0]) => {
    const write = installationWrite(writing, {
      organizationId,
      ...(user && { userId: user.id, fullName: user.fullName }),
    });
    const done = await work(write);
    await write.flush();
    return done;
  };
  return at === undefined
    ? writeTransaction(database, scope, run)
    : loadingTransaction(database, { ...scope, at }, run);
}
