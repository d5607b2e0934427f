import { snakeCase, type Tables, type Writing } from "@riskloom/persistence";
import type { Insertable } from "kysely";
import type { Caller } from "../auth/caller.ts";
import { type Change, pendingChanges } from "./change.ts";
import { entriesOf } from "./entries-of.ts";
import { gatherFacts } from "./facts.ts";

interface Logging extends Pick<Writing, "at" | "db" | "em"> {
  caller: Caller;
  /** told of all that is changed */
  changed?: Change[];
}

/** Writes what is pending, and the log entries that follow from it. */
export async function flushLogged(writing: Logging): Promise<void> {
  const changes = pendingChanges(writing.em);
  if (changes.length === 0) return;
  await writing.em.flush();
  await logChanges(writing, changes);
}

/** Writes the log entries that follow from changes that are in the database already; the only place that writes the log. */
export async function logChanges(
  { db, at, caller, changed }: Logging,
  changes: readonly Change[],
): Promise<void> {
  changed?.push(...changes);
  const facts = await gatherFacts({ db, caller }, changes);
  const entries = changes.flatMap((change) => entriesOf(change, facts));
  if (entries.length === 0) return;
  // Not through the unit of work: an entry is written once and never changed, and this statement is prepared.
  await db
    .insertInto("log_entry")
    .values(
      entries.map((entry) =>
        columnsOf({
          ...entry,
          organizationId: caller.organizationId,
          date: at,
          changedBy: caller.fullName,
          userId: caller.userId,
        }),
      ),
    )
    .execute();
}

const columnsOf = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value])) as Insertable<
    Tables["log_entry"]
  >;
