import type { Instant } from "@riskloom/domain";
import { type Database, loadingTransaction, writeTransaction } from "@riskloom/persistence";
import { type Api, createCaller } from "../router.ts";
import type { Write } from "../call/writing.ts";
import { everyProject, installationWrite } from "./installation-write.ts";

/** On whose behalf the installation writes. */
export interface OnBehalf {
  organizationId: number;
  user?: { id: number; fullName: string };
  /** a past system time, to load a register with its history; only through the owner's connection */
  at?: Instant;
}

/**
 * Runs one change that nobody asked for over an interface: by the command line, or when a register is loaded. What the work
 * does through `api` is part of the change.
 */
export async function writeFor<T>(
  database: Database,
  { organizationId, user, at }: OnBehalf,
  work: (write: Write, api: Api) => Promise<T>,
): Promise<T> {
  const scope = { organizationId, userId: user?.id ?? null };
  const run = async (writing: Parameters<typeof installationWrite>[0]) => {
    const rows = await writing.db
      .selectFrom("project")
      .select("id")
      .where("organization_id", "=", organizationId)
      .execute();
    const write = installationWrite(writing, {
      organizationId,
      projects: everyProject(rows.map(({ id }) => id)),
      ...(user && { userId: user.id, fullName: user.fullName }),
    });
    const context = { deps: { database, ...noSecrets }, call: { secret: null }, seen: {} };
    const done = await work(write, createCaller({ ...context, within: { writing, caller: write.caller } }));
    await write.flush();
    return done;
  };
  return at === undefined
    ? writeTransaction(database, scope, run)
    : loadingTransaction(database, { ...scope, at }, run);
}

/** Nobody logs in within a change of the installation's own. */
const noSecrets = { installationSecret: "", demo: false, now: Date.now };
