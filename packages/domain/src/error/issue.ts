/** What can be wrong with a value: the closed list that every dialect puts into its own words. */
export const issueCodes = [
  /** absent though required */
  "required",
  /** null where null is not allowed; params: expected */
  "null",
  /** an empty text where one is not allowed */
  "blank",
  /** params: expected, received (words such as "string", "integer", "boolean", "array", "object", "null") */
  "invalidType",
  /** params: max (characters) */
  "tooLong",
  /** params: min (characters or items) */
  "tooShort",
  /** params: max */
  "tooBig",
  /** params: min */
  "tooSmall",
  /** params: choices, value */
  "invalidChoice",
  /** params: format ("date", "datetime", "email", "json", "uuid", …), value */
  "invalidFormat",
  /** params: id, kind: nothing visible to the caller has this identifier */
  "unknownReference",
  /** params: fields: another record has the same values */
  "notUnique",
  /** params: keys */
  "unknownKey",
  /** params: current (version) */
  "stale",
  /** an attribute that cannot change after creation */
  "immutable",
  /** params: fields: exactly one of them must be given */
  "exactlyOne",
  /** params: maxBytes */
  "tooLarge",
  /** params: retryAfterSeconds */
  "rateLimited",
  /** the same idempotency key was used with another request */
  "keyReused",
  /** params: message: a rule that has no code of its own */
  "rule",
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** One thing that is wrong: where (a path into the input), what, and the figures a message needs. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly code: IssueCode;
  readonly params?: Readonly<Record<string, unknown>>;
}
