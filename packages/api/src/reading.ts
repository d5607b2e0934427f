import { dayOf, Instant, invalid } from "@riskloom/domain";
import type { Db } from "@riskloom/persistence";
import type { Caller } from "./auth/caller.ts";
import { enterToRead, enterToWrite } from "./auth/enter.ts";
import type { Context } from "./context.ts";
import { databaseFiles } from "./files/database-files.ts";
import type { FileStore } from "./files/file-store.ts";

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
}

interface Options<Input> {
  ctx: Context;
  input: Input;
}

/** Wraps the work of a query: one snapshot of the caller's organization, now or as of the instant that was asked for. */
export function reading<Input, Output>(work: (read: Read, input: Omit<Input, "asOf">) => Promise<Output>) {
  return async ({ ctx, input }: Options<Input>): Promise<Output> => {
    const asOf = pastInstant(ctx, input);
    const { asOf: _, ...own } = (input ?? {}) as Input & { asOf?: string };
    const today = dayOf(new Date(ctx.deps.now()).toISOString());
    const run = (tolerant: boolean) =>
      enterToRead(ctx, asOf, async ({ db, at }, caller) => {
        if (asOf === undefined && dayOf(at) < today && !tolerant) throw new ClockOfYesterday();
        const output = await work({ caller, db, at, past: asOf !== undefined, files: filesOf(ctx) }, own);
        ctx.seen.readAt = at;
        return output;
      });
    return run(false).catch(async (error: unknown) => {
      if (!(error instanceof ClockOfYesterday)) throw error;
      await enterToWrite(ctx, () => Promise.resolve());
      return run(true);
    });
  };
}

/** Runs work on the caller's organization as it was at a past instant, which the work takes for today. */
export function readAsOf<T>(ctx: Context, asOf: Instant, work: (read: Read) => Promise<T>): Promise<T> {
  const files = filesOf(ctx);
  return enterToRead(ctx, asOf, ({ db }, caller) => work({ caller, db, at: asOf, past: true, files }));
}

/**
 * The organization's clock stands where the last change left it. Figures that depend on the day must come out the same when
 * they are asked for again as of the moment that was shown, so the first read of a day moves the clock into the day.
 */
class ClockOfYesterday extends Error {}

export const filesOf = ({ deps }: Context): FileStore => deps.files ?? databaseFiles();

function pastInstant({ call, deps }: Context, input: unknown): Instant | undefined {
  const own = typeof input === "object" && input !== null && "asOf" in input ? input.asOf : undefined;
  const asOf = own ?? call.asOf;
  if (asOf === undefined) return undefined;
  const issue = { path: ["asOf"] };
  const { success, data } = Instant.safeParse(asOf);
  if (!success)
    throw invalid({ ...issue, code: "invalidFormat", params: { format: "datetime", value: asOf } });
  if (data.slice(0, 23) > new Date(deps.now()).toISOString().slice(0, 23))
    throw invalid({ ...issue, code: "rule", params: { message: "The instant lies in the future." } });
  return data;
}
