import { initTRPC, TRPCError } from "@trpc/server";
import { DomainError, type ErrorCode, issuesFromZod } from "@riskloom/domain";
import { z } from "zod";
import type { Context } from "./context.ts";

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

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => {
    const { cause } = error;
    const domain =
      cause instanceof DomainError
        ? { code: cause.code, message: cause.message, issues: cause.issues }
        : null;
    return { ...shape, data: { ...shape.data, stack: undefined, domain } };
  },
});

export const { router, createCallerFactory } = t;

/** Every error of ours leaves as the tRPC error of its code, with itself as cause; whatever else is thrown stays a 500. */
const translated = t.procedure.use(async ({ next, getRawInput }) => {
  const result = await next();
  if (result.ok) return result;
  const domain = await domainError(result.error, getRawInput);
  if (domain === null) return result;
  throw asTrpc(domain);
});

const asTrpc = (cause: DomainError): TRPCError =>
  new TRPCError({ code: codes[cause.code], message: cause.message, cause });

/** The same for what a subscription throws while it is listened to, when its middleware has long returned. */
export async function* translatedStream<News>(stream: AsyncIterable<News>): AsyncGenerator<News, void> {
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof DomainError ? asTrpc(error) : error;
  }
}

async function domainError(
  error: TRPCError,
  getRawInput: () => Promise<unknown>,
): Promise<DomainError | null> {
  if (error.cause instanceof DomainError) return error.cause;
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof z.ZodError)) return null;
  const issues = issuesFromZod(error.cause, await getRawInput());
  return new DomainError(
    "Invalid",
    "The request is not valid.",
    issues.map((issue) => ({ ...issue, path: unwrapped(issue.path) })),
  );
}

/** Callers think of a change's attributes, not of the `patch` that carries them. */
const unwrapped = (path: readonly (string | number)[]) => (path[0] === "patch" ? path.slice(1) : path);

export const open = translated;
/** A procedure that reads; it can be asked for a past instant. */
export const query = translated.input(z.object({ asOf: z.string().optional() }).optional());
/** A procedure that writes; `expectedVersion` refuses to overwrite what somebody else changed. */
export const mutation = translated.input(z.object({ expectedVersion: z.int().optional() }).optional());
