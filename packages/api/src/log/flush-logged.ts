import { LogEntry, type Writing } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";
import { type Change, pendingChanges } from "./change.ts";
import { entriesOf } from "./entries-of.ts";
import { gatherFacts } from "./facts.ts";

type Logging = Pick<Writing, "at" | "db" | "em"> & { caller: Caller };

/** Writes what is pending, and the log entries that follow from it. */
export async function flushLogged(writing: Logging): Promise<void> {
  const changes = pendingChanges(writing.em);
  if (changes.length === 0) return;
  await writing.em.flush();
  await logChanges(writing, changes);
}

/** Writes the log entries that follow from changes that are in the database already; the only place that writes the log. */
export async function logChanges({ em, db, at, caller }: Logging, changes: readonly Change[]): Promise<void> {
  const facts = await gatherFacts({ db, caller }, changes);
  const entries = changes.flatMap((change) => entriesOf(change, facts));
  if (entries.length === 0) return;
  await em.insertMany(
    LogEntry,
    entries.map((entry) => ({
      organizationId: caller.organizationId,
      date: at,
      changedBy: caller.fullName,
      userId: caller.userId,
      ...entry,
    })),
  );
}
