// @ts-check
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { runToEnd } from "./child.mjs";
import { environmentWith, root } from "./environment.mjs";

const stampFile = join(root, "node_modules", ".lockfile-stamp");

/** Whether `node_modules` is what the lockfile says. */
export async function isInstalled() {
  const stamp = await readFile(stampFile, "utf8").catch(() => "");
  return stamp === (await currentStamp());
}

/**
 * Installs the dependencies as the lockfile says.
 *
 * @param {import("./node-runtime.mjs").Tool} node
 * @param {import("./node-runtime.mjs").Tool} manager
 */
export async function install(node, manager) {
  process.stderr.write("Installing the dependencies …\n");
  const { exitCode } = await runToEnd(
    manager.program,
    [
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      "--reporter=append-only",
      "--config.confirmModulesPurge=false",
    ],
    { env: environmentWith([...node.folders, ...manager.folders]), toStderr: true },
  );
  if (exitCode !== 0) throw new Error("The dependencies could not be installed; see the messages above.");
  await writeFile(stampFile, await currentStamp());
}

async function currentStamp() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(await readFile(join(root, file)));
  return hash.digest("hex");
}
