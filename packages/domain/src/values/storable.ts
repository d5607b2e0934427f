import type { Issue } from "../error/issue.ts";

/**
 * The texts in a value, at any depth and among its keys, that no database of text holds: null characters, and halves of
 * surrogate pairs. An empty list for a value that can be kept as it is.
 *
 * @example
 * unstorableIn({ title: "a\0b" }).map(({ path }) => path); // [["title"]]
 */
export function unstorableIn(value: unknown, path: Issue["path"] = []): Issue[] {
  if (typeof value === "string") {
    const message = faultOf(value);
    return message === undefined ? [] : [{ path, code: "rule", params: { message } }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return faultOf(key) === undefined ? unstorableIn(part, at) : unstorableIn(key, path);
  });
}

function faultOf(text: string): string | undefined {
  if (text.includes("\0")) return "Null characters are not allowed.";
  return text.isWellFormed() ? undefined : "Surrogate characters are not allowed.";
}
