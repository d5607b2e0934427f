import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dialects } from "@riskloom/rest";

const source = join(import.meta.dirname, "../../apps/rest/src");

const lines = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8").split("\n"))
  .filter((line) => line.trim() !== "").length;

/** Every path answers OPTIONS by itself; the checklist counts it as an endpoint. */
const endpoints = new Set(
  dialects.flatMap(({ rows }) =>
    rows.flatMap(({ method, path }) => [`${method} ${path}`, `OPTIONS ${path}`]),
  ),
).size;

process.stdout.write(
  `${lines} non-blank lines, ${endpoints} methods and paths, ${(lines / endpoints).toFixed(2)} lines each\n`,
);
