import type { DomainError, ErrorCode, Issue, IssueCode } from "@riskloom/domain";
import { Refusal } from "../../engine/table/refusal.ts";
import { listIn, wordIn } from "../../engine/shape/words.ts";

type Tree = { [field: string]: Tree | string[] };
type Headers = Readonly<Record<string, string>>;

const challenge = { "WWW-Authenticate": "Token" };

/** Most refusals are one sentence. */
export const detail = (status: number, text: string, headers: Headers = {}): Refusal =>
  new Refusal(status, { detail: text }, headers);

export const unknownCaller = (text: string): Refusal => detail(401, text, challenge);

/** Without it, or with the identifier of no application, META is nobody's. */
export const appHeader = "X-APP-ID";

const answers: Record<ErrorCode, (error: DomainError) => Refusal> = {
  Unauthenticated: () => unknownCaller("Invalid token."),
  Forbidden: () => detail(403, "You do not have permission to perform this action."),
  NotFound: () => detail(404, "Not found."),
  Invalid: ({ issues, message }) =>
    issues[0]?.path[0] === appHeader
      ? detail(
          400,
          `${appHeader} header ${issues[0].code === "required" ? "is required" : "names no application"}.`,
        )
      : new Refusal(400, treeOf(issues, message)),
  Conflict: (error) => (isOfFields(error) ? answers.Invalid(error) : detail(409, error.message)),
  PreconditionFailed: ({ message }) => detail(412, message),
  TooLarge: ({ message }) => detail(413, message),
  RateLimited: ({ issues, message }) => detail(429, throttled(issues) ?? message),
  Unavailable: ({ message }) => detail(503, message),
};

/** The body that Django REST Framework gives for the error. */
export const ramriskError = (error: DomainError): Refusal => answers[error.code](error);

const isOfFields = ({ issues }: DomainError): boolean => issues.some(({ code }) => code === "notUnique");

const throttled = (issues: readonly Issue[]): string | undefined => {
  const seconds = issues[0]?.params?.["retryAfterSeconds"];
  return seconds === undefined
    ? undefined
    : `Request was throttled. Expected available in ${wordIn(seconds)} seconds.`;
};

/** Messages under their fields; what concerns the whole body under `non_field_errors`. */
function treeOf(issues: readonly Issue[], message: string): Tree {
  const root: Tree = issues.length === 0 ? { non_field_errors: [message] } : {};
  for (const { path, code, params } of issues) {
    const names = path.filter((key) => typeof key === "string");
    let node = root;
    for (const name of names.slice(0, -1)) {
      const next = node[name];
      node = node[name] = next === undefined || Array.isArray(next) ? {} : next;
    }
    const leaf = names.at(-1) ?? "non_field_errors";
    const told = Object.hasOwn(node, leaf) ? node[leaf] : undefined;
    const word = words[code](params ?? {});
    if (Array.isArray(told)) told.push(word);
    else node[leaf] = [word];
  }
  return root;
}

type Params = Readonly<Record<string, unknown>>;

const pythonWords: Readonly<Record<string, string>> = {
  array: "list",
  object: "dict",
  string: "str",
  boolean: "bool",
  number: "float",
  nan: "float",
};
const python = (word: unknown): string => pythonWords[String(word)] ?? String(word);

const wrongType = ({ expected, received, whole }: Params): string => {
  switch (expected) {
    case "string":
      return "Not a valid string.";
    case "file":
      return "The submitted data was not a file. Check the encoding type on the form.";
    case "integer":
      return "A valid integer is required.";
    case "number":
      return "A valid number is required.";
    case "boolean":
      return "Must be a valid boolean.";
    case "pk":
      return `Incorrect type. Expected pk value, received ${python(received)}.`;
    case "list":
    case "array":
      return `Expected a list of items but got type "${python(received)}".`;
    default:
      if (received === "null") return "No data provided";
      return `Invalid data. Expected a dictionary, but got ${whole === true ? "int" : python(received)}.`;
  }
};

const formats: Readonly<Record<string, string>> = {
  date: "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.",
  datetime:
    "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
  email: "Enter a valid email address.",
  json: "Value must be valid JSON.",
  number: "A valid number is required.",
  numberSelect: "Every option must be a number.",
  dateSelect: "Every option must be a date: YYYY-MM-DD.",
  url: "Enter a valid URL.",
  uuid: "Must be a valid UUID.",
};

const list = (values: unknown): string => listIn(values).join(", ");

const words: Record<IssueCode, (params: Params) => string> = {
  required: () => "This field is required.",
  null: () => "This field may not be null.",
  blank: () => "This field may not be blank.",
  invalidType: wrongType,
  tooLong: ({ max }) => `Ensure this field has no more than ${String(max)} characters.`,
  tooShort: ({ min }) => `Ensure this field has at least ${String(min)} characters.`,
  tooBig: ({ max }) => `Ensure this value is less than or equal to ${String(max)}.`,
  tooSmall: ({ min }) => `Ensure this value is greater than or equal to ${String(min)}.`,
  invalidChoice: ({ value }) => `"${String(value)}" is not a valid choice.`,
  invalidFormat: ({ format }) => formats[String(format)] ?? `Not a valid ${String(format)}.`,
  unknownReference: ({ id }) => `Invalid pk "${String(id)}" - object does not exist.`,
  notUnique: ({ fields }) => `The fields ${list(fields)} must make a unique set.`,
  unknownKey: ({ keys }) => `Unknown: ${list(keys)}.`,
  stale: () => "The record was changed since it was read.",
  immutable: () => "This field cannot be changed.",
  exactlyOne: ({ fields }) => `Exactly one of ${list(fields)} must be given.`,
  tooLarge: ({ maxBytes }) => `Ensure this is no larger than ${String(maxBytes)} bytes.`,
  rateLimited: ({ retryAfterSeconds }) => `Try again in ${String(retryAfterSeconds)} seconds.`,
  keyReused: () => "The idempotency key was used with another request.",
  rule: ({ message }) => String(message),
};
