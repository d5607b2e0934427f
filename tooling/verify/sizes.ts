import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { complain } from "./complain.ts";
import { root } from "./root.ts";

const hardLimitLines = 300;
const mostInMedian = 55;
const mostInFolder = 16;

const files = execFileSync("git", ["ls-files", "*.ts", "*.mjs"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !/\/test\//.test(file));

const sizes = files.map((file) => ({
  file,
  lines: readFileSync(join(root, file), "utf8").split("\n").length - 1,
}));
const longest = Math.max(...sizes.map(({ lines }) => lines));
const median = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;

const folders = new Map<string, number>();
for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
const fullest = Math.max(...folders.values());

complain(
  [
    ...sizes
      .filter(({ lines }) => lines > hardLimitLines)
      .map(({ file, lines }) => `${file}: ${lines} lines, more than ${hardLimitLines}; one concept a file`),
    ...[...folders]
      .filter(([, count]) => count > mostInFolder)
      .map(
        ([folder, count]) =>
          `${folder}: ${count} files, more than ${mostInFolder}; what do they have in common?`,
      ),
    ...(median > mostInMedian
      ? [`half of all files have more than ${median - 1} lines; the median may be ${mostInMedian}`]
      : []),
  ],
  `${files.length} source files, median ${median} lines, the longest ${longest}; at most ${fullest} in a folder`,
);
