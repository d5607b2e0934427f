import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { complain } from "../complain.ts";
import { deadLinks } from "./dead-links.ts";
import { root } from "../root.ts";

const skipped = new Set(["node_modules", ".git", ".tools", "dist", "data"]);
const pages = pagesIn(root);

complain(
  pages.flatMap((page) =>
    deadLinks(page, readFileSync(page, "utf8")).map((fault) => `${relative(root, page)}: ${fault}`),
  ),
  `${pages.length} pages, no dead link`,
);

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(path);
    return entry.isFile() && entry.name.endsWith(".md") ? [path] : [];
  });
}
