import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { proceduresPage } from "./src/procedures-page.ts";

// docs [--check]: writes the pages that are made from sources; with --check, only tells whether they are as they would be written
const root = join(import.meta.dirname, "../..");
const pages: Readonly<Record<string, () => string>> = { "docs/procedures.md": proceduresPage };

const formatted = (name: string, text: string): string =>
  execFileSync(join(root, "node_modules/.bin/oxfmt"), ["--stdin-filepath", name], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });

const stale = Object.entries(pages).filter(([name, page]) => {
  const file = join(root, name);
  const text = formatted(name, `${page()}\n`);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  return readFileSync(file, "utf8") !== text;
});
for (const [name] of stale)
  process.stderr.write(`${name} is not as the sources have it: npm run docs writes it anew.\n`);
if (stale.length > 0) process.exitCode = 1;
