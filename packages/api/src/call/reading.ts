import { dayOf, Instant, type Issue } from "@riskloom/domain";
import type { Db } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";
import { enterToRead, enterToWrite } from "./enter.ts";
import { type Faults, noFaults } from "../input/faults.ts";
import type { Context } from "./context.ts";
import { databaseFiles } from "../files/database-files.ts";
import type { FileStore } from "../files/file-store.ts";
import { type KeptCounts, keptCountsOf } from "../sql/kept-counts.ts";

/** What a procedure that reads works with. */
export interface Read {
  caller: Caller;
  db: Db;
  /** the moment that is shown */
  at: Instant;
  /** whether a past moment was asked for */
  past: boolean;
  /** where uploaded files are kept */
  files: FileStore;
  /** where counts of past moments are kept */
  counts?: KeptCounts | undefined;
  /** what was found wrong with the request so far */
  faults: Faults;
}

/**
 * Runs work on one snapshot of the caller's organization, now or as of the instant that was asked for. It may be done twice, where
 * a connection breaks.
 */
export async function inReading<T>(
  /** `long` work has limits of its own */
  ctx: Context & { long?: boolean },
  sent: unknown,
  work: (read: Read) => Promise<T>,
): Promise<T> {
  const { long = false } = ctx;
  const { instant: asOf, issue } = pastInstant(ctx, sent);
  const today = dayOf(new Date(ctx.deps.now()).toISOString());
  const run = (tolerant: boolean) =>
    enterToRead(ctx, { asOf, long }, async ({ db, at }, caller) => {
      if (asOf === undefined && dayOf(at) < today && !tolerant) throw new ClockOfYesterday();
      const faults = faultsOf(ctx);
      if (issue !== undefined) faults.add(issue);
      const past = asOf !== undefined;
      const counts = past ? keptCountsOf(ctx.deps.database) : undefined;
      const output = await work({ caller, db, at, past, files: filesOf(ctx), counts, faults });
      ctx.seen.readAt = at;
      return output;
    });
  return run(false).catch(async (error: unknown) => {
    if (!(error instanceof ClockOfYesterday)) throw error;
    await enterToWrite(ctx, () => Promise.resolve());
    return run(true);
  });
}

/** Runs long work on the caller's organization as it was at a past instant, which the work takes for today. */
export function readAsOf<T>(ctx: Context, asOf: Instant, work: (read: Read) => Promise<T>): Promise<T> {
  const files = filesOf(ctx);
  return enterToRead(ctx, { asOf, long: true }, ({ db }, caller) =>
    work({ caller, db, at: asOf, past: true, files, faults: noFaults() }),
  );
}

/**
 * The organization's clock stands where the last change left it. Figures that depend on the day must come out the same when
 * they are asked for again as of the moment that was shown, so the first read of a day moves the clock into the day.
 */
class ClockOfYesterday extends Error {}

export const filesOf = ({ deps }: Context): FileStore => deps.files ?? databaseFiles();

/** What whoever passed the request on found wrong with it. */
export function faultsOf({ call }: Context): Faults {
  const faults = noFaults({ doomed: call.unread !== undefined });
  faults.add(...(call.faults ?? []));
  return faults;
}

function pastInstant({ call, deps }: Context, input: unknown): { instant?: Instant; issue?: Issue } {
  const own = typeof input === "object" && input !== null && "asOf" in input ? input.asOf : undefined;
  const asOf = own ?? call.asOf;
  if (asOf === undefined) return {};
  const path = ["asOf"];
  const { success, data } = Instant.safeParse(asOf);
  if (!success)
    return { issue: { path, code: "invalidFormat", params: { format: "datetime", value: asOf } } };
  if (data.slice(0, 23) > new Date(deps.now()).toISOString().slice(0, 23))
    return { issue: { path, code: "rule", params: { message: "The instant lies in the future." } } };
  return { instant: data };
}
