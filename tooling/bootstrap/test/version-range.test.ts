import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { isInRange } from "../version-range.mjs";

const manifest: { engines: { node: string } } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
);

test("a Node that the repository cannot do with is told from one it can", () => {
  const verdicts = [
    "18.20.8",
    "20.20.2",
    "22.17.1",
    "22.18.0",
    "23.9.0",
    "24.10.9",
    "24.11.0",
    "25.1.0",
    "26.10.0",
  ];
  expect(verdicts.filter((version) => isInRange(version, manifest.engines.node))).toEqual([
    "22.18.0",
    "24.11.0",
    "26.10.0",
  ]);
});

test("a form of range that is not understood is refused, not guessed", () => {
  expect(() => isInRange("22.18.0", "~22.18.0")).toThrow("~22.18.0");
});
