import type { Issue, IssueCode } from "./issue.ts";

/**
 * What is wrong with a value, in an English sentence that names the field: `title is longer than 500 characters.`
 *
 * @param issue one thing that is wrong, as any refusal lists it
 * @returns a sentence for whoever sent the value; it tells nothing that the issue does not
 *
 * @example
 * ```ts
 * sentenceOf({ path: ["title"], code: "tooLong", params: { max: 500 } }); // "title is longer than 500 characters."
 * ```
 */
export function sentenceOf({ path, code, params = {} }: Issue): string {
  return sentences[code](nameOf(path), (key) => inWords(params[key]));
}

type Said = (field: string, param: (key: string) => string) => string;

const sentences: Readonly<Record<IssueCode, Said>> = {
  required: (field) => `${field} is required.`,
  null: (field, param) => `${field} cannot be null; expected ${param("expected")}.`,
  blank: (field) => `${field} cannot be blank.`,
  invalidType: (field, param) => `${field} is ${param("received")}; expected ${param("expected")}.`,
  tooLong: (field, param) => `${field} is longer than ${param("max")} characters.`,
  tooShort: (field, param) => `${field} has fewer than ${param("min")} characters or entries.`,
  tooBig: (field, param) => `${field} is more than ${param("max")}.`,
  tooSmall: (field, param) => `${field} is less than ${param("min")}.`,
  invalidChoice: (field, param) => `${field} is none of ${param("choices")}.`,
  invalidFormat: (field, param) => `${field} is not in the format ${param("format")}.`,
  unknownReference: (field, param) => `${field} leads to no ${param("kind")} that there is.`,
  notUnique: (_, param) => `Another record has the same ${param("fields")}.`,
  unknownKey: (field, param) => `${field} has keys that are not known: ${param("keys")}.`,
  stale: (_, param) => `The record is at version ${param("current")} by now.`,
  immutable: (field) => `${field} can no longer change.`,
  exactlyOne: (_, param) => `Exactly one of ${param("fields")} has to be given.`,
  tooLarge: (field, param) => `${field} is larger than ${param("maxBytes")} bytes.`,
  rateLimited: (_, param) => `Too many requests; try again in ${param("retryAfterSeconds")} seconds.`,
  keyReused: () => "The idempotency key was used with another request.",
  rule: (field, param) => (field === whole ? param("message") : `${field}: ${param("message")}`),
};

/** `tags[0].name`; what has no path is the input as a whole. */
const nameOf = (path: Issue["path"]): string =>
  path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at === 0 ? "" : "."}${key}`)).join("") ||
  whole;

/** What is meant where nothing in it is named. */
const whole = "The input";

const inWords = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(inWords).join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value ?? null);

/** How many faults a message tells; all of them stand in the list of issues. */
const mostTold = 3;

/**
 * What is wrong with a request, in a few sentences.
 *
 * @param issues all that is wrong; of more than three the first three are told
 * @returns one line of text, empty where there are no issues
 */
export function sentencesOf(issues: readonly Issue[]): string {
  const told = issues.slice(0, mostTold).map(sentenceOf);
  const more = issues.length - told.length;
  return [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}
