import type { z } from "zod";
import type { Issue } from "./issue.ts";

type RawIssue = z.core.$ZodIssue;

/**
 * The register's issues in a zod error; `input` is the value that was parsed, from which the words for what was received are taken.
 * A schema raises one of ours directly with `ctx.addIssue({ code: "custom", params: { issue } })`.
 */
export function issuesFromZod(error: z.ZodError, input: unknown): Issue[] {
  return error.issues.flatMap((issue) => fromRaw(issue, input));
}

function fromRaw(issue: RawIssue, root: unknown): Issue[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const input = valueAt(root, path);
  switch (issue.code) {
    case "invalid_type":
      if (input === undefined) return [{ path, code: "required" }];
      if (input === null) return [{ path, code: "null", params: { expected: expectedWord(issue) } }];
      return [
        { path, code: "invalidType", params: { expected: expectedWord(issue), received: typeWord(input) } },
      ];
    case "too_big":
      return [
        {
          path,
          code: issue.origin === "string" ? "tooLong" : "tooBig",
          params: { max: Number(issue.maximum) },
        },
      ];
    case "too_small":
      if (issue.origin === "string" && input === "") return [{ path, code: "blank" }];
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

const expectedWord = (issue: Extract<RawIssue, { code: "invalid_type" }>): string =>
  issue.expected === "int" ? "integer" : issue.expected;

/** The word for a value's type as callers read it in messages. */
export function typeWord(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isNaN(value) ? "nan" : "number";
  return typeof value;
}

const valueAt = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    root,
  );
