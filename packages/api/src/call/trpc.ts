import { initTRPC, TRPCError } from "@trpc/server";
import {
  DomainError,
  type ErrorCode,
  invalid,
  type Issue,
  issuesFromZod,
  sentenceOf,
  sentencesOf,
  unavailable,
} from "@riskloom/domain";
import { isUnfitValue, outageOf } from "@riskloom/persistence";
import { z } from "zod";
import type { Right } from "./admit.ts";
import type { Context } from "./context.ts";
import { inTime } from "./in-time.ts";

type TrpcCode = TRPCError["code"];

const codes = {
  Unauthenticated: "UNAUTHORIZED",
  Forbidden: "FORBIDDEN",
  NotFound: "NOT_FOUND",
  Invalid: "BAD_REQUEST",
  Conflict: "CONFLICT",
  PreconditionFailed: "PRECONDITION_FAILED",
  TooLarge: "PAYLOAD_TOO_LARGE",
  RateLimited: "TOO_MANY_REQUESTS",
  Unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TrpcCode>;

/** What a procedure declares of itself. */
export interface Meta {
  /** what it does, in a sentence for whoever has never seen the register */
  says?: string;
  /** refusals that do not follow from its right and its path */
  refuses?: readonly ErrorCode[];
  /** whether a procedure may take as long as a report may */
  long?: boolean;
  /** what its caller must be permitted */
  right?: Right;
  /** the keys of its input that say where, which are read before the right is asked for */
  path?: readonly string[];
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const { cause } = error;
      const domain =
        cause instanceof DomainError
          ? { code: cause.code, message: cause.message, issues: cause.issues.map(withSentence) }
          : null;
      const message = messageOf(error.code, domain) ?? shape.message;
      return { ...shape, message, data: { ...shape.data, stack: undefined, domain } };
    },
  });

export const { router, createCallerFactory } = t;

const withSentence = (issue: Issue) => ({ ...issue, message: sentenceOf(issue) });

/** What a caller reads first: what is wrong with the request, where that is told; undefined leaves the error's own message. */
function messageOf(code: TrpcCode, domain: Pick<DomainError, "code" | "issues"> | null): string | undefined {
  // What was not foreseen may be in the words of the database, which are for the log alone.
  if (code === "INTERNAL_SERVER_ERROR") return "Internal server error";
  if (domain?.code !== "Invalid" || domain.issues.length === 0) return undefined;
  return sentencesOf(domain.issues);
}

/**
 * Every error of ours leaves as the tRPC error of its code, with itself as cause, and an outage of the database as the
 * refusal that it is; whatever else is thrown stays a 500.
 */
export const translated = t.procedure.use(async ({ next, getRawInput, ctx, meta, type }) => {
  const { longMs, requestMs } = ctx.deps.database.limits;
  // A subscription goes on for as long as it is listened to, and what takes part in a change ends with it.
  const endless = type === "subscription" || ctx.within !== undefined;
  const limit = meta?.long === true ? longMs : requestMs;
  const result = await (endless ? next() : inTime(next(), limit, () => asTrpc(overlong())));
  if (result.ok) return result;
  const domain = await domainError(result.error, getRawInput);
  if (domain === null) return result;
  throw asTrpc(domain);
});

const overlong = (): DomainError => unavailable("The request takes too long.");

const asTrpc = (cause: DomainError): TRPCError =>
  new TRPCError({ code: codes[cause.code], message: cause.message, cause });

/**
 * The same for what a subscription throws while it is listened to, when its middleware has long returned. One that has told
 * nothing new for `idleMs` is over; the time that its listener takes to read is not counted.
 */
export function translatedStream<News>(
  stream: AsyncGenerator<News, void>,
  idleMs: number,
): AsyncGenerator<News, void> {
  const told = untilSilent(stream, idleMs);
  const next = told.next.bind(told);
  // Servers ask for news before they know whether anybody takes it: an error for which nobody waits must not end the process.
  told.next = (...sent) => {
    const news = next(...sent);
    news.catch(() => undefined);
    return news;
  };
  return told;
}

async function* untilSilent<News>(
  stream: AsyncGenerator<News, void>,
  idleMs: number,
): AsyncGenerator<News, void> {
  try {
    for (;;) {
      const next = await inTime(stream.next(), idleMs, silent);
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    const domain = error instanceof DomainError ? error : outageOf(error);
    throw domain === null ? error : asTrpc(domain);
  } finally {
    // Not waited for: it may be what stands still.
    stream.return().catch(() => undefined);
  }
}

const silent = (): DomainError => unavailable("The subscription has had nothing to tell for too long.");

async function domainError(
  error: TRPCError,
  getRawInput: () => Promise<unknown>,
): Promise<DomainError | null> {
  if (error.cause instanceof DomainError) return error.cause;
  const outage = outageOf(error.cause);
  if (outage !== null) return outage;
  if (isUnfitValue(error.cause)) return invalid(unfitValue);
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof z.ZodError)) return null;
  const issues = issuesFromZod(error.cause, await getRawInput());
  return new DomainError(
    "Invalid",
    "The request is not valid.",
    issues.map((issue) => ({ ...issue, path: unwrapped(issue.path) })),
  );
}

/** The last fence: what no schema refused, and no column holds. */
const unfitValue: Issue = {
  path: [],
  code: "rule",
  params: { message: "A value is out of the range that can be kept." },
};

/** Callers think of a change's attributes, not of the `patch` that carries them. */
const unwrapped = (path: readonly (string | number)[]) => (path[0] === "patch" ? path.slice(1) : path);

/** A procedure that needs no credential, and changes something. */
export const open = translated.use(({ ctx, next }) => {
  const { asOf, faults = [] } = ctx.call;
  if (asOf !== undefined || faults.length > 0)
    throw invalid(...faults, ...(asOf === undefined ? [] : [pastWrite]));
  return next();
});

/** Whoever looks at the past does not see what a write would overwrite. */
export const pastWrite: Issue = {
  path: ["asOf"],
  code: "rule",
  params: { message: "Only reads can be asked for a past moment." },
};
