import { preconditionFailed } from "@riskloom/domain";
import type { Writing } from "@riskloom/persistence";
import { enterToWrite } from "./enter.ts";
import { faultsOf, filesOf, type Read } from "./reading.ts";
import type { Context } from "./context.ts";
import type { Change } from "../log/change.ts";
import { flushLogged } from "../log/flush-logged.ts";
import { pastWrite } from "./trpc.ts";

/** What a procedure that writes works with; what it changes in the unit of work is flushed, and logged, when it returns. */
export interface Write extends Read {
  em: Writing["em"];
  /** what was changed so far */
  changed: Change[];
  /** flushes and logs now, where the work needs an identifier or reads what it wrote; refuses what was found wrong so far */
  flush(): Promise<void>;
  /**
   * Refuses to go on, when nothing else is wrong, where the caller expects another version than the record has.
   * Every procedure that changes a record calls it once it has loaded it.
   */
  expectVersion(record: { version: number }): void;
}

/**
 * Runs work in a transaction of the caller's organization, under one system time. Work that changed what it wanted calls
 * `finish`, which flushes and logs it, and refuses it when anything was found wrong.
 */
export function inWriting<T>(
  /** what is `doomed` is known to be refused: it finds out who calls, whether they may and what else is wrong */
  ctx: Context & { doomed?: boolean },
  sent: unknown,
  work: (write: Write, finish: () => Promise<void>) => Promise<T>,
): Promise<T> {
  return enterToWrite(ctx, async ({ em, db, at }, caller) => {
    const expected = expectedVersion(ctx, sent);
    const faults = faultsOf(ctx);
    const changed: Change[] = [];
    if (ctx.call.asOf !== undefined) faults.add(pastWrite);
    // whoever wants nothing to be there yet expects a version of what is found alone
    let compared = expected === undefined || expected.includes(0);
    const flush = async () => {
      faults.raise();
      await flushLogged({ em, db, at, caller, changed });
    };
    const expectVersion = ({ version }: { version: number }) => {
      compared = true;
      if (expected?.includes(version) === false) faults.afterwards(preconditionFailed(version));
    };
    const finish = async () => {
      // Nothing was changed that could have had the version that the caller expects.
      if (!compared) faults.afterwards(preconditionFailed(0));
      await flush();
    };
    const files = filesOf(ctx);
    return work({ caller, db, em, at, past: false, files, faults, changed, flush, expectVersion }, finish);
  });
}

function expectedVersion({ call }: Context, input: unknown): readonly number[] | undefined {
  const own =
    typeof input === "object" && input !== null && "expectedVersion" in input
      ? input.expectedVersion
      : undefined;
  const expected = typeof own === "number" ? own : call.expectedVersion;
  return typeof expected === "number" ? [expected] : expected;
}
