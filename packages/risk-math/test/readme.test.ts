import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import * as library from "@riskloom/risk-math";
import { expect, test } from "vitest";

test("the first example of the README prints what it says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map((match) => match[1]);
  const printed: string[] = [];
  const log = (value: unknown): void => void printed.push(String(value));
  runInNewContext(code.replace(/^import .*$/m, ""), { ...library, console: { log } });
  expect(printed).toEqual(expected);
});

test("every exported function is listed in the README", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const generators = [
    "Xoshiro",
    "philox4x32",
    "threefry2x32",
    "mersenneTwister",
    "sobolPoints",
    "compoundQuantile",
    "validateRisks",
    "isFeasibleMetalog",
  ];
  const names = Object.keys(library).filter(
    (name) => !generators.includes(name) && !name.startsWith("lichtenbergP") && name !== "lichtenbergClassic",
  );
  expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});
