import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { complain } from "./complain.ts";
import { root } from "./root.ts";

const hardLimitLines = 300;

const sources = execFileSync("git", ["ls-files", "*.ts", "*.mjs"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !/\/test\/|\.generated\.ts$/.test(file));

const sizes = sources.map((file) => ({
  file,
  lines: readFileSync(join(root, file), "utf8").split("\n").length - 1,
}));
const median = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;

complain(
  sizes
    .filter(({ lines }) => lines > hardLimitLines)
    .map(({ file, lines }) => `${file}: ${lines} lines, more than ${hardLimitLines}; one concept a file`),
  `${sizes.length} source files, median ${median} lines, none above ${hardLimitLines}`,
);
