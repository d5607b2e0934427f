import { LogEntry, type Writing } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";
import { pendingChanges } from "./change.ts";
import { entriesOf } from "./entries-of.ts";
import { gatherFacts } from "./facts.ts";

/** Writes what is pending, and the log entries that follow from it; the only place that writes the log. */
export async function flushLogged({ em, db, at, caller }: Writing & { caller: Caller }): Promise<void> {
  const changes = pendingChanges(em);
  if (changes.length === 0) return;
  await em.flush();
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
