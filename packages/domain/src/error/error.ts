import type { Issue } from "./issue.ts";
import { maxIssues } from "../values/limits.ts";

/** Why a request was refused: the closed list that every boundary translates exhaustively. */
export const errorCodes = [
  "Unauthenticated",
  "Forbidden",
  "NotFound",
  "Invalid",
  "Conflict",
  "PreconditionFailed",
  "TooLarge",
  "RateLimited",
  "Unavailable",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The one error of the register; `message` may be shown to the caller, `issues` say what is wrong where. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}

export const unauthenticated = (message = "A valid credential is required."): DomainError =>
  new DomainError("Unauthenticated", message);

export const forbidden = (message = "This is not permitted to you."): DomainError =>
  new DomainError("Forbidden", message);

/** `kind` is the thing that was looked for, in words: "risk". */
export const notFound = (kind: string): DomainError =>
  new DomainError("NotFound", `There is no such ${kind}.`);

/** Of more issues than an answer tells, the first are kept. */
export const invalid = (...issues: readonly Issue[]): DomainError =>
  new DomainError("Invalid", "The request is not valid.", issues.slice(0, maxIssues));

export const conflict = (message: string, ...issues: readonly Issue[]): DomainError =>
  new DomainError("Conflict", message, issues);

/** The version that a caller expected is not the current one. */
export const preconditionFailed = (current: number): DomainError =>
  new DomainError("PreconditionFailed", "The record was changed since it was read.", [
    { path: ["version"], code: "stale", params: { current } },
  ]);

export const tooLarge = (maxBytes: number): DomainError =>
  new DomainError("TooLarge", `The content is larger than ${maxBytes} bytes.`, [
    { path: [], code: "tooLarge", params: { maxBytes } },
  ]);

/** There are more of something than one request may bring; `things` in words: "fields". */
export const tooMany = (things: string, most: number): DomainError =>
  new DomainError("TooLarge", `There are more than ${most} ${things}.`);

/** `retryAfterSeconds` is the shortest time after which another attempt can succeed. */
export const rateLimited = (retryAfterSeconds: number): DomainError =>
  new DomainError("RateLimited", `Too many requests; try again in ${retryAfterSeconds} seconds.`, [
    { path: [], code: "rateLimited", params: { retryAfterSeconds } },
  ]);

/** After how many seconds a caller who was told `Unavailable` should try again. */
export const retryAfterSeconds = 1;

/** Nothing is wrong with the request; `cause` is for the log alone. */
export function unavailable(message: string, cause?: unknown): DomainError {
  const error = new DomainError("Unavailable", message);
  if (cause !== undefined) error.cause = cause;
  return error;
}
