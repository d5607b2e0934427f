import { preconditionFailed } from "@riskloom/domain";
import type { Writing } from "@riskloom/persistence";
import { enterToWrite } from "./auth/enter.ts";
import { filesOf, type Read } from "./reading.ts";
import type { Context } from "./context.ts";
import { answerOnce } from "./idempotency.ts";
import { flushLogged } from "./log/flush-logged.ts";

/** What a procedure that writes works with; what it changes in the unit of work is flushed, and logged, when it returns. */
export interface Write extends Read {
  em: Writing["em"];
  /** flushes and logs now, where the work needs an identifier or reads what it wrote */
  flush(): Promise<void>;
  /**
   * Refuses to go on when the caller expects another version than the record has.
   * Every procedure that changes a record calls it once it has loaded it.
   */
  expectVersion(record: { version: number }): void;
}

interface Options<Input> {
  ctx: Context;
  input: Input;
  path: string;
}

/** Wraps the work of a mutation: one transaction, one system time, its log entries, and the first answer for a repeated request. */
export function writing<Input, Output>(
  work: (write: Write, input: Omit<Input, "expectedVersion">) => Promise<Output>,
) {
  return async ({ ctx, input, path }: Options<Input>): Promise<Output> => {
    return enterToWrite(ctx, async ({ em, db, at }, caller) => {
      const expected = expectedVersion(ctx, input);
      let compared = expected === undefined;
      const write: Write = {
        caller,
        db,
        em,
        at,
        past: false,
        files: filesOf(ctx),
        flush: () => flushLogged({ em, db, at, caller }),
        expectVersion: ({ version }) => {
          compared = true;
          if (expected !== undefined && expected !== version) throw preconditionFailed(version);
        },
      };
      return answerOnce({ db, caller, key: ctx.call.idempotencyKey, request: { path, input } }, async () => {
        const { expectedVersion: _, ...own } = input as Input & { expectedVersion?: number };
        const output = await work(write, own);
        // Nothing was changed that could have had the version that the caller expects.
        if (!compared) throw preconditionFailed(0);
        await write.flush();
        ctx.seen.readAt = at;
        return output;
      });
    });
  };
}

function expectedVersion({ call }: Context, input: unknown): number | undefined {
  const own =
    typeof input === "object" && input !== null && "expectedVersion" in input
      ? input.expectedVersion
      : undefined;
  return typeof own === "number" ? own : call.expectedVersion;
}
