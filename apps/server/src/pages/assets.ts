import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { style } from "./style.ts";
import { tryScript } from "./try-script.ts";

interface Asset {
  readonly type: string;
  readonly content: string;
}

const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** A file that is read when it is first asked for, and then kept. */
function kept(type: string, name: string): () => Promise<Asset> {
  let reading: Promise<Asset> | undefined;
  return () => (reading ??= readFile(join(swagger, name), "utf8").then((content) => ({ type, content })));
}

const own = (type: string, content: string) => () => Promise.resolve({ type, content });

/** What pages are made of beside themselves, all of it from here. */
export const assets: ReadonlyMap<string, () => Promise<Asset>> = new Map([
  ["pages.css", own("text/css", style)],
  ["try.js", own("text/javascript", tryScript)],
  ["swagger-ui.css", kept("text/css", "swagger-ui.css")],
  ["swagger-ui-bundle.js", kept("text/javascript", "swagger-ui-bundle.js")],
]);
