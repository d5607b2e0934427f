import type { DomainError, ErrorCode, Issue, IssueCode } from "@riskloom/domain";
import { Refusal } from "../../engine/table/refusal.ts";

/** Most refusals are one sentence. */
const saying = (status: number, message: string): Refusal => new Refusal(status, { message });

/** The answer to a query that asks for what there is not. */
const badRequest = (message: string): Refusal => saying(400, message);

export const notJson = (): Refusal => badRequest("Invalid JSON string posted");

const answers: Record<ErrorCode, (error: DomainError) => Refusal> = {
  Unauthenticated: () => saying(401, "Unauthorized"),
  Forbidden: () => saying(403, "Forbidden"),
  NotFound: () => saying(404, "Not Found"),
  Invalid: refused,
  Conflict: ({ message }) => saying(409, message),
  PreconditionFailed: ({ message }) => saying(412, message),
  TooLarge: ({ message }) => saying(413, message),
  RateLimited: () => saying(429, "Too Many Requests"),
  Unavailable: () => saying(503, "Service Unavailable"),
};

export const xurrentError = (error: DomainError): Refusal => answers[error.code](error);

/**
 * What is wrong with fields is told field by field, and headers beside them; what is wrong with headers, the query or the whole
 * alone, in sentences.
 */
function refused({ issues, message }: DomainError): Refusal {
  const isOfField = ({ path }: Issue) => path.length > 0 && !isOfHeader(path);
  const beside = issues.filter((issue) => isOfHeader(issue.path) || isOfQuery(issue));
  if (!issues.some(isOfField) && beside.length > 0) return badRequest(beside.map(sentenceOf).join("; "));
  const ofFields = issues.filter(({ path }) => path.length > 0);
  if (ofFields.length === 0)
    return issues.some(({ code }) => code === "invalidType") ? notJson() : badRequest(message);
  return new Refusal(422, { message: "Validation Failed", errors: ofFields.map(told) });
}

const isOfHeader = ([name]: Issue["path"]): boolean => String(name).includes("-");

/** What a list is asked for is refused in whole sentences. */
const isOfQuery = ({ path, code }: Issue): boolean => path.length === 0 && code === "rule";

const sentenceOf = ({ path: [name], params }: Issue): string =>
  name === undefined ? String(params?.["message"]) : `Header '${String(name)}' is invalid`;

const told = ({ path, code, params }: Issue): [string, string] => {
  const field = String(path[0]);
  if (isOfHeader(path)) return [field, sentenceOf({ path, code })];
  return [field, `${labelOf(field)} ${words[code](params ?? {})}`];
};

/** `sourceID` is "Source ID". */
const labelOf = (field: string): string => {
  const spaced = field.replaceAll("_", " ").replace(/(?<=[a-z])ID$/, " ID");
  return (spaced[0] ?? "").toUpperCase() + spaced.slice(1);
};

type Params = Readonly<Record<string, unknown>>;

const invalid = () => "is invalid";
const blank = () => "can't be blank";

const words: Record<IssueCode, (params: Params) => string> = {
  required: blank,
  null: blank,
  blank,
  invalidType: ({ expected }) => (expected === "number" ? "is not a number" : "is invalid"),
  tooLong: ({ max }) => `is too long (maximum is ${String(max)} characters)`,
  tooShort: ({ min }) =>
    min === 1 ? "can't be blank" : `is too short (minimum is ${String(min)} characters)`,
  tooBig: ({ max }) => `must be less than or equal to ${String(max)}`,
  tooSmall: ({ min }) => `must be greater than or equal to ${String(min)}`,
  invalidChoice: () => "is not included in the list",
  invalidFormat: invalid,
  unknownReference: invalid,
  notUnique: () => "has already been taken",
  unknownKey: invalid,
  stale: () => "was changed since it was read",
  immutable: () => "cannot be changed",
  exactlyOne: invalid,
  tooLarge: ({ maxBytes }) => `is too long (maximum is ${String(maxBytes)} bytes)`,
  rateLimited: invalid,
  keyReused: invalid,
  rule: ({ message }) => String(message),
};
