import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as geo from "../src/index.ts";

/** `expression // → value`, one a line; README and source comments alike. */
const lines = ["README.md", ...readdirSync(new URL("../src/", import.meta.url)).map((name) => `src/${name}`)]
  .flatMap((path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8").split("\n"))
  .flatMap((line) => {
    const match = /^(?: \* )?(.+?);? *\/\/ → (.+)$/.exec(line);
    return match ? [{ expression: match[1] ?? "", value: match[2] ?? "" }] : [];
  });

it("finds the examples of the README and of the comments", () => {
  expect(lines.length).toBeGreaterThanOrEqual(7);
});

it.each(lines)("$expression gives $value", ({ expression, value }) => {
  expect(evaluate(expression)).toEqual(evaluate(value));
});

function evaluate(expression: string): unknown {
  const names = Object.keys(geo);
  // oxlint-disable-next-line typescript/no-implied-eval -- the examples are this package's own text
  return new Function(...names, `return (${expression});`)(...Object.values(geo)) as unknown;
}
