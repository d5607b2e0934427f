import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { dialects } from "@riskloom/rest";

const source = join(import.meta.dirname, "../../apps/rest/src");

/** Non-blank lines of each part: a dialect, the engine, or what stands beside them. */
const lines = new Map();
/** Of each dialect, those that a further endpoint adds to: its rows and shapes. The rest of it is there once. */
const growing = new Map();
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
  const file = join(entry.parentPath, entry.name);
  const folders = relative(source, entry.parentPath).split(sep);
  const part = (folders[0] === "dialects" ? folders[1] : folders[0]) || "start and connection";
  const nonBlank = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "").length;
  lines.set(part, (lines.get(part) ?? 0) + nonBlank);
  if (/^dialects.(\w+).(rows|shapes|reports)\b/.test(relative(source, file)))
    growing.set(part, (growing.get(part) ?? 0) + nonBlank);
}

/** `OPTIONS` answers by itself and is no row; version twins and other names of a parameter are one path. */
const endpoint = ({ method, path }) =>
  `${method} ${path.replace(/^\/api\/v\d+\//, "/api/").replaceAll(/\{[^}]*\}/g, "{}")}`;
const endpoints = new Map(dialects.map(({ name, rows }) => [name, new Set(rows.map(endpoint)).size]));

const sum = (counts) => [...counts.values()].reduce((total, count) => total + count, 0);
const [total, served] = [sum(lines), sum(endpoints)];
const each = (count, of) => `${(count / of).toFixed(2)} lines each`;

process.stdout.write(
  `${total} non-blank lines, ${served} methods and paths (OPTIONS and version twins not counted), ${each(total, served)}; one more adds ${(sum(growing) / served).toFixed(2)} of rows and shapes\n`,
);
for (const [part, count] of [...lines].toSorted(([, one], [, other]) => other - one)) {
  const own = endpoints.get(part);
  const share =
    own === undefined
      ? ""
      : `  ${String(own).padStart(4)} methods and paths, ${each(count, own)}, of which one more adds ${((growing.get(part) ?? 0) / own).toFixed(2)}`;
  process.stdout.write(`${String(count).padStart(6)}  ${part.padEnd(20)}${share}\n`);
}
