import { type DomainError, type ErrorCode, type Issue, type IssueCode } from "@riskloom/domain";
import { Refusal } from "../../engine/table/refusal.ts";
import { listIn, wordIn } from "../../engine/shape/words.ts";

/** How an error's sentences are sent: with the moment at which they are. */
export type Tell = (status: number, ...sentences: string[]) => Refusal;

const statuses: Record<ErrorCode, number> = {
  Unauthenticated: 401,
  Forbidden: 403,
  NotFound: 404,
  Invalid: 400,
  Conflict: 409,
  PreconditionFailed: 412,
  TooLarge: 413,
  RateLimited: 429,
  Unavailable: 503,
};

/** The documented error body: one sentence for each thing that is wrong. */
export function incidentError({ code, issues, message }: DomainError, tell: Tell): Refusal {
  if (code === "Unauthenticated") return tell(401, "access token is missing, invalid or expired");
  const duplicate = issues.some((issue) => issue.code === "notUnique");
  const locked = code === "Conflict" && issues.some((issue) => issue.code === "stale");
  if (locked) return tell(409, "occ_lock does not match, incident was updated by someone else");
  const sentences = code === "Invalid" ? issues.map(sentenceOf) : [];
  return tell(duplicate ? 409 : statuses[code], ...(sentences.length > 0 ? sentences : [message]));
}

const sentenceOf = ({ path, code, params }: Issue): string =>
  path.length === 0
    ? wordIn(params?.["message"], "invalid request body")
    : `${path.join(".")} ${words[code](params ?? {})}`;

type Params = Readonly<Record<string, unknown>>;

const words: Record<IssueCode, (params: Params) => string> = {
  required: () => "is required",
  null: () => "must not be null",
  blank: () => "must not be empty",
  invalidType: ({ expected }) => `must be of type ${wordIn(expected)}`,
  tooLong: ({ max }) => `must have at most ${String(max)} characters`,
  tooShort: ({ min }) => (min === 1 ? "must not be empty" : `must have at least ${String(min)} characters`),
  tooBig: ({ max }) => `must be at most ${String(max)}`,
  tooSmall: ({ min }) => `must be at least ${String(min)}`,
  invalidChoice: ({ choices }) => `must be one of ${listIn(choices).join(", ")}`,
  invalidFormat: ({ format }) => `is not a valid ${wordIn(format)}`,
  unknownReference: ({ kind }) => `is no known ${wordIn(kind)}`,
  notUnique: () => "is taken already",
  unknownKey: () => "is unknown",
  stale: () => "does not match",
  immutable: () => "cannot be changed",
  exactlyOne: ({ fields }) => `needs exactly one of ${listIn(fields).join(", ")}`,
  tooLarge: ({ maxBytes }) => `must have at most ${String(maxBytes)} bytes`,
  rateLimited: ({ retryAfterSeconds }) => `is limited, try again in ${String(retryAfterSeconds)} seconds`,
  keyReused: () => "was used with another request",
  rule: ({ message }) => String(message),
};
