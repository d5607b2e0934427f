import { type DomainError, type ErrorCode, type Issue, type IssueCode, typeWord } from "@riskloom/domain";
import { Refusal } from "../../engine/table/refusal.ts";
import { listIn, wordIn } from "../../engine/shape/words.ts";

interface Tree {
  _errors: string[];
  [field: string]: Tree | string[];
}

type Answer = readonly [status: number, text: (error: DomainError) => string];

const said = ({ message }: DomainError): string => message;

const answers: Record<ErrorCode, Answer> = {
  Unauthenticated: [401, () => "Invalid or missing API key"],
  Forbidden: [403, said],
  NotFound: [404, () => "Risk not found"],
  Invalid: [400, () => "Validation failed"],
  Conflict: [409, said],
  PreconditionFailed: [412, said],
  TooLarge: [413, said],
  RateLimited: [429, said],
  Unavailable: [503, said],
};

/** The documented error body; `details` only when something about the request's content is wrong. */
export function compError(error: DomainError): Refusal {
  const [status, text] = answers[error.code];
  const details = error.code === "Invalid" && { details: treeOf(error.issues) };
  return new Refusal(status, { success: false, error: text(error), ...details });
}

/** The tree that zod 3 calls formatted: every node carries `_errors`. */
function treeOf(issues: readonly Issue[]): Tree {
  const root: Tree = { _errors: [] };
  for (const issue of issues) {
    let node = root;
    for (const key of issue.path) {
      const known = Object.hasOwn(node, key) ? node[key] : undefined;
      const next: Tree = known === undefined || Array.isArray(known) ? { _errors: [] } : known;
      node[key] = next;
      node = next;
    }
    node._errors.push(words[issue.code](issue.params ?? {}, String(issue.path.at(-1) ?? "")));
  }
  return root;
}

type Params = Readonly<Record<string, unknown>>;

const requiredTexts: Readonly<Record<string, string>> = {
  title: "Title is required",
  description: "Description is required",
};
const required = (_: Params, field: string): string => requiredTexts[field] ?? "Required";

/** A wrong type of an enumerated field is told by its choices; a text or number that is none of them, by itself. */
const choice = ({ choices, value }: Params): string => {
  const list = listIn(choices)
    .map((one) => `'${String(one)}'`)
    .join(" | ");
  if (typeof value === "string" || typeof value === "number")
    return `Invalid enum value. Expected ${list}, received '${value}'`;
  return `Expected ${list}, received ${typeWord(value)}`;
};

const words: Record<IssueCode, (params: Params, field: string) => string> = {
  required,
  null: ({ expected }) => `Expected ${wordIn(expected, "value")}, received null`,
  blank: required,
  invalidType: ({ expected, received }) => `Expected ${String(expected)}, received ${String(received)}`,
  tooLong: ({ max }) => `String must contain at most ${String(max)} character(s)`,
  tooShort: ({ min }) => `String must contain at least ${String(min)} character(s)`,
  tooBig: ({ max }) => `Number must be less than or equal to ${String(max)}`,
  tooSmall: ({ min }) => `Number must be greater than or equal to ${String(min)}`,
  invalidChoice: choice,
  invalidFormat: ({ format }) => `Invalid ${String(format)}`,
  unknownReference: ({ kind }) => `Unknown ${wordIn(kind, "reference")}`,
  notUnique: () => "Already exists",
  unknownKey: ({ keys }) =>
    `Unrecognized key(s) in object: ${listIn(keys)
      .map((key) => `'${String(key)}'`)
      .join(", ")}`,
  stale: () => "The record was changed since it was read",
  immutable: () => "Cannot be changed",
  exactlyOne: ({ fields }) => `Exactly one of ${listIn(fields).join(", ")} is required`,
  tooLarge: ({ maxBytes }) => `Larger than ${String(maxBytes)} bytes`,
  rateLimited: ({ retryAfterSeconds }) => `Try again in ${String(retryAfterSeconds)} seconds`,
  keyReused: () => "The idempotency key was used with another request",
  rule: ({ message }) => String(message),
};
