import { readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import * as library from "@riskloom/risk-math";

interface Example {
  readonly place: string;
  readonly code: string;
  readonly expected: string;
}

/** The `@example` blocks of the sources: statements, the last an expression with its value in the comment. */
function examples(): Example[] {
  const root = new URL("../src/", import.meta.url);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const source = readFileSync(new URL(file, root), "utf8");
      return [...source.matchAll(/@example\n([\s\S]*?)\*\//g)].map((match) => {
        const lines = (match[1] ?? "")
          .split("\n")
          .map((line) => line.replace(/^\s*\* ?/, ""))
          .join("\n")
          .trim();
        const split = lines.lastIndexOf(" // ");
        return { place: file, code: lines.slice(0, split), expected: lines.slice(split + 4).trim() };
      });
    });
}

function evaluate(code: string): unknown {
  const last = code.lastIndexOf(";\n") + 1;
  const result: unknown = runInNewContext(`${code.slice(0, last)}\n${code.slice(last)}`, { ...library });
  return result;
}

test.each(examples().map((example) => [example.place, example] as const))(
  "the example in %s is true",
  (_place, { code, expected }) => {
    expect(isTrue(evaluate(code), expected)).toBe(true);
  },
);

/** `12.3…` names leading digits, a number is met to nine decimals, text and lists exactly, words describe a result. */
function isTrue(value: unknown, expected: string): boolean {
  if (/^-?[\d.]+…$/.test(expected)) return String(value).startsWith(expected.slice(0, -1));
  if (/^-?[\d.]+$/.test(expected))
    return Math.abs(Number(value) - Number(expected)) < 1e-9 * Math.max(1, Math.abs(Number(expected)));
  if (/^["[]/.test(expected)) return JSON.stringify(value) === JSON.stringify(JSON.parse(expected));
  return Boolean(value);
}
