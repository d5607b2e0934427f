import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as reporting from "../src/index.ts";
import { before, now } from "./readme-register.ts";

/** `expression; // → value` of the README. */
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/`([^`]+); \/\/ → ([^`]+)`/g)].map(
  ([, expression = "", value = ""]) => ({
    expression,
    value,
  }),
);

it("has an example of each of the sixteen elements", () => {
  expect(examples).toHaveLength(16);
});

it.each(examples)("$expression gives $value", ({ expression, value }) => {
  expect(evaluate(expression)).toEqual(evaluate(value));
});

function evaluate(expression: string): unknown {
  const scope = { ...reporting, now, before };
  // oxlint-disable-next-line typescript/no-implied-eval -- the examples are this package's own text
  const run: (...values: unknown[]) => unknown = new Function(
    ...Object.keys(scope),
    `return (${expression});`,
  ) as never;
  return run(...Object.values(scope));
}
