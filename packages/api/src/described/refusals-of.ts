import type { ErrorCode } from "@riskloom/domain";

/** Why a procedure may refuse a call, and what that means to its caller. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly means: string;
}

/** What each refusal means, in a sentence. */
export const refusalWords: Readonly<Record<ErrorCode, string>> = {
  Unauthenticated: "No credential was sent, or one that is not valid (any more).",
  NotFound: "There is no such record, or the caller may not know of it.",
  Forbidden: "The caller may see it, but may not do this.",
  Invalid: "Something is wrong with the input; `issues` name every field and what is wrong with it.",
  TooLarge: "There is more in the call, or in its answer, than one call may carry.",
  Conflict: "Something else has changed meanwhile, or the idempotency key was used for another request.",
  PreconditionFailed: "The record is no longer at `expectedVersion`.",
  RateLimited: "Too many calls; the issue says after how many seconds to try again.",
  Unavailable: "The register cannot answer now, or not in time; nothing was changed. Try again.",
};

interface Declared {
  readonly type: string;
  readonly right: unknown;
  readonly path: readonly string[];
  readonly long: boolean;
  /** what it says itself that it refuses with */
  readonly refuses: readonly ErrorCode[];
}

/** The refusals that follow from what a procedure declares of itself, in the order in which they are told. */
export function refusalsOf({ type, right, path, long, refuses }: Declared): Refusal[] {
  const writes = type === "mutation";
  const codes: Record<ErrorCode, boolean> = {
    Unauthenticated: true,
    NotFound: path.length > 0 || long,
    Forbidden: right !== null,
    Invalid: true,
    TooLarge: true,
    Conflict: writes && right !== null,
    PreconditionFailed: writes && right !== null,
    RateLimited: right === null,
    Unavailable: true,
  };
  return (Object.keys(codes) as ErrorCode[])
    .filter((code) => codes[code] || refuses.includes(code))
    .map((code) => ({ code, means: refusalWords[code] }));
}
