import { DatabaseError } from "pg";

/** SQLSTATEs for what the driver finds out itself. */
export const states = {
  /** no connection could be made */
  unreachable: "08001",
  /** a connection broke */
  lost: "08006",
  /** every connection of the pool is in use */
  exhausted: "53300",
  /** no answer within the limit */
  unanswered: "57014",
  /** a transaction that took longer than it may */
  overlong: "25P04",
} as const;

/** Trouble between us and the database, with the SQLSTATE that the standard has for it. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly code: string;

  constructor(state: keyof typeof states, cause?: unknown) {
    super(cause instanceof Error ? messageOf(cause) : `The connection is ${state}.`, { cause });
    this.code = states[state];
  }
}

/** What `connect` threw, as what it means: the server's own refusal keeps its SQLSTATE. */
export function connectingError(error: unknown): Error {
  const isOwn = error instanceof DatabaseError && /^(28|3D|53|57)/.test(error.code ?? "");
  if (isOwn) return error;
  const waited = error instanceof Error && error.message === "timeout exceeded when trying to connect";
  return new ConnectionError(waited ? "exhausted" : "unreachable", error);
}

/** Several addresses that were tried in vain have no message of their own. */
const messageOf = (error: Error): string =>
  error.message === "" && error instanceof AggregateError
    ? error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join("; ")
    : error.message;
