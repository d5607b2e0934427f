import type { DomainError, ErrorCode, IssueCode } from "@riskloom/domain";
import { Refusal } from "../../engine/table/refusal.ts";
import { listIn, wordIn } from "../../engine/shape/words.ts";

type Headers = Readonly<Record<string, string>>;

/** The documented bodies: one text, under one name for mistakes of callers, under another for our own. */
export const refusal = (status: number, text: string, headers?: Headers): Refusal =>
  new Refusal(status, status < 500 ? { errorMessages: text } : { error: text }, headers);

export const unknownKey = (): Refusal => refusal(401, "Invalid API Key", { "WWW-Authenticate": "Basic" });

const answers: Record<ErrorCode, (error: DomainError, oneRisk: boolean) => Refusal> = {
  Unauthenticated: unknownKey,
  Forbidden: ({ message }) => refusal(403, message),
  NotFound: (_, oneRisk) => refusal(404, oneRisk ? "No risk found" : "No risk register found"),
  Invalid: ({ issues, message }) =>
    refusal(
      400,
      issues.map(({ path, code, params }) => `${path.join(".")}: ${words[code](params ?? {})}`).join("; ") ||
        message,
    ),
  Conflict: ({ message }) => refusal(409, message),
  PreconditionFailed: ({ message }) => refusal(412, message),
  TooLarge: ({ message }) => refusal(413, message),
  RateLimited: ({ message }) => refusal(429, message),
  Unavailable: ({ message }) => refusal(503, message),
};

/** `oneRisk` says that the path names a risk, not only a register. */
export const kendisError = (error: DomainError, oneRisk: boolean): Refusal =>
  answers[error.code](error, oneRisk);

type Params = Readonly<Record<string, unknown>>;

const words: Record<IssueCode, (params: Params) => string> = {
  required: () => "is required",
  null: () => "must not be null",
  blank: () => "must not be empty",
  invalidType: ({ expected }) => `must be of type ${wordIn(expected)}`,
  tooLong: ({ max }) => `must have at most ${wordIn(max)} characters`,
  tooShort: ({ min }) => `must have at least ${wordIn(min)} characters`,
  tooBig: ({ max }) => `must be at most ${wordIn(max)}`,
  tooSmall: ({ min }) => `must be at least ${wordIn(min)}`,
  invalidChoice: ({ choices }) => `must be one of ${listIn(choices).join(", ")}`,
  invalidFormat: ({ format }) => `must be a ${wordIn(format)}`,
  unknownReference: ({ kind }) => `names no ${wordIn(kind, "record")}`,
  notUnique: () => "is taken",
  unknownKey: ({ keys }) => `has unknown keys ${listIn(keys).join(", ")}`,
  stale: () => "is not the current version",
  immutable: () => "cannot be changed",
  exactlyOne: ({ fields }) => `exactly one of ${listIn(fields).join(", ")} is required`,
  tooLarge: ({ maxBytes }) => `is larger than ${wordIn(maxBytes)} bytes`,
  rateLimited: ({ retryAfterSeconds }) => `try again in ${wordIn(retryAfterSeconds)} seconds`,
  keyReused: () => "was used with another request",
  rule: ({ message }) => wordIn(message),
};
