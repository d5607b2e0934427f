import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as recurrence from "../src/index.ts";

interface Example {
  readonly name: string;
  readonly code: string;
}

const src = new URL("../src/", import.meta.url);
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const examples: Example[] = [
  ...readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => examplesOf(file, readFileSync(new URL(file, src), "utf8"))),
  ...[...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""], index) => ({
    name: `README ${index + 1}`,
    code,
  })),
];

test.each(examples)("the example of $name gives what it says", ({ code }) => {
  const claims = run(code);
  expect(claims.length).toBeGreaterThan(0);
  for (const [actual, claimed] of claims) expect(actual).toEqual(claimed);
});

test("every exported function has an example", () => {
  const functions = Object.entries(recurrence).filter(
    ([name, value]) => typeof value === "function" && name !== "RecurrenceError",
  );
  const described = examples.map(({ name }) => name.split(" ").at(-1));
  expect(functions.map(([name]) => name).filter((name) => !described.includes(name))).toEqual([]);
});

/** The `@example`s of a source file, named after the function below them. */
function examplesOf(file: string, source: string): Example[] {
  return [...source.matchAll(/@example\n([^]*?)(?:\n \* @throws[^]*?)?\n \*\/\nexport function (\w+)/g)].map(
    ([, code = "", name = ""]) => ({ name: `${file} ${name}`, code: code.replaceAll(/^ \* ?/gm, "") }),
  );
}

/**
 * Runs an example. A statement that a comment follows, on its line or on the next ones, claims that its value
 * is the comment's; the other statements only run.
 */
function run(code: string): [unknown, unknown][] {
  const body = code
    .replaceAll(/^import [^]*?;$/gm, "")
    .replaceAll(/;[ \n]+\/\/ (.*(?:\n\/\/ .*)*)/g, (_, claim: string) => `⟦${claim.replaceAll("\n//", "")}⟧`)
    .split(/(?<=[;⟧])\n+/u)
    .map((statement) => statement.replace(/^([^]*)⟦([^]*)⟧\s*$/u, "claims.push([($1), ($2)]);"))
    .join("\n");
  const claims: [unknown, unknown][] = [];
  // oxlint-disable-next-line typescript/no-implied-eval -- runs what the documentation shows
  new Function("claims", ...Object.keys(recurrence), body)(claims, ...Object.values(recurrence));
  return claims;
}
