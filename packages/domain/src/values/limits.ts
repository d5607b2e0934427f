/** The greatest length, in characters, of each kind of text; written here once. */
export const maxLength = {
  /** names of tags, categories, labels, classes */
  name: 255,
  /** titles of risks and projects */
  title: 500,
  /** e-mail addresses and user names (RFC 5321 §4.5.3.1.3 less the brackets) */
  email: 254,
  /** descriptions, causes, effects, notes, comments */
  text: 20_000,
  /** names of risk levels, project categories and risk severities, and identifiers in other systems */
  code: 128,
  /** names of other systems */
  source: 30,
  /** web addresses */
  url: 2_000,
  /** keys by which a request is known again: a longer one could not be found by an index */
  idempotencyKey: 255,
} as const;

/** The most entries of a list that callers send. */
export const maxEntries = 1_000;

/** The most things that are wrong with one request which its answer tells, the first ones. */
export const maxIssues = 100;

/** The greatest number of objects and lists within each other in JSON that callers make up. */
export const maxDepth = 200;

/** The greatest figures of an estimate that reports can bear, of either sign where there are two. */
export const maxFigure = {
  /** events a year */
  frequency: 1e6,
  /** what one event brings, in the unit of the risk target */
  consequence: 1e18,
} as const;

/** The greatest size, in bytes, of what is kept whole. */
export const maxBytes = {
  /** an uploaded file, unless the installation says otherwise */
  file: 10 * 1024 * 1024,
  /** the information on an entry of a list of the organization */
  information: 65_535,
  /** the JSON of an object that a program keeps */
  metaObject: 256 * 1024,
} as const;
