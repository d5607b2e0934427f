import type { z } from "zod";
import type { Issue } from "./issue.ts";
import { maxIssues } from "../values/limits.ts";

type RawIssue = z.core.$ZodIssue;

/**
 * The register's issues in a zod error, at most `maxIssues`; `input` is the value that was parsed, from which the words for what was received are taken.
 * A schema raises one of ours directly with `ctx.addIssue({ code: "custom", params: { issue } })`.
 */
export function issuesFromZod(error: z.ZodError, input: unknown): Issue[] {
  // whoever sends a thousand wrong entries learns enough from the first hundred
  return withoutSizesOfStrangers(error.issues.slice(0, maxIssues))
    .flatMap((issue) => fromRaw(issue, input))
    .slice(0, maxIssues);
}

/** Zod measures a list as if it were the text that should have been there; that it is none is enough to know. */
function withoutSizesOfStrangers(issues: readonly RawIssue[]): RawIssue[] {
  const strangers = new Set(
    issues.filter(({ code }) => code === "invalid_type").map(({ path }) => path.join("\0")),
  );
  return issues.filter(
    ({ code, path }) => !(code === "too_big" || code === "too_small") || !strangers.has(path.join("\0")),
  );
}

function fromRaw(issue: RawIssue, root: unknown): Issue[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const input = valueAt(root, path);
  if (typeof input === "bigint") return [beyond(path, input)];
  switch (issue.code) {
    case "invalid_type":
      if (input === undefined) return [{ path, code: "required" }];
      if (input === null) return [{ path, code: "null", params: { expected: expectedWord(issue) } }];
      return [
        { path, code: "invalidType", params: { expected: expectedWord(issue), received: typeWord(input) } },
      ];
    case "too_big":
      return [{ path, ...tooBig(issue) }];
    case "too_small":
      if (issue.origin === "string" && isBlank(input)) return [{ path, code: "blank" }];
      return [
        {
          path,
          code: issue.origin === "string" || issue.origin === "array" ? "tooShort" : "tooSmall",
          params: { min: Number(issue.minimum) },
        },
      ];
    case "invalid_value":
      if (input === undefined) return [{ path, code: "required" }];
      return [{ path, code: "invalidChoice", params: { choices: issue.values, value: input } }];
    case "invalid_format":
      return [{ path, code: "invalidFormat", params: { format: issue.format, value: input } }];
    case "unrecognized_keys":
      return [{ path, code: "unknownKey", params: { keys: issue.keys } }];
    case "invalid_union": {
      const first = issue.errors[0];
      if (input === undefined || first === undefined) return [{ path, code: "required" }];
      return first.flatMap((nested) => fromRaw({ ...nested, path: [...issue.path, ...nested.path] }, root));
    }
    case "custom": {
      const own = issue.params?.["issue"] as Omit<Issue, "path"> | undefined;
      return [own ? { ...own, path } : { path, code: "rule", params: { message: issue.message } }];
    }
    default:
      return [{ path, code: "rule", params: { message: issue.message } }];
  }
}

function tooBig({ origin, maximum }: Extract<RawIssue, { code: "too_big" }>): Omit<Issue, "path"> {
  if (origin === "array" || origin === "set")
    return { code: "rule", params: { message: `Ensure this has no more than ${maximum} entries.` } };
  return { code: origin === "string" ? "tooLong" : "tooBig", params: { max: Number(maximum) } };
}

/** A whole number that cannot be kept as it was written, which is why it came as a `bigint`. */
const beyond = (path: Issue["path"], value: bigint): Issue =>
  value > 0
    ? { path, code: "tooBig", params: { max: Number.MAX_SAFE_INTEGER } }
    : { path, code: "tooSmall", params: { min: Number.MIN_SAFE_INTEGER } };

const isBlank = (input: unknown): boolean => typeof input === "string" && input.trim() === "";

const expectedWord = (issue: Extract<RawIssue, { code: "invalid_type" }>): string =>
  issue.expected === "int" ? "integer" : issue.expected;

/** The word for a value's type as callers read it in messages. */
export function typeWord(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "number";
  if (typeof value !== "number" || Number.isFinite(value)) return typeof value;
  return Number.isNaN(value) ? "nan" : "infinity";
}

const valueAt = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    root,
  );
