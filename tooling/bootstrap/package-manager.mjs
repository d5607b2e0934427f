// @ts-check
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { environmentWith, readManifest } from "./environment.mjs";
import { fetchPackage } from "./fetch-package.mjs";

/**
 * The pnpm that `packageManager` pins: the machine's own when it is that version, else one from the npm registry.
 *
 * @param {import("./node-runtime.mjs").Tool} node
 * @returns {Promise<import("./node-runtime.mjs").Tool>}
 */
export async function findPackageManager(node) {
  const [, version] = /^pnpm@(\d+\.\d+\.\d+)$/.exec(readManifest().packageManager) ?? [];
  if (version === undefined) throw new Error("packageManager in package.json is not pnpm@<version>.");
  if (versionOnPath(node) === version) return { program: "pnpm", folders: [] };
  const folder = join(await fetchPackage("pnpm", version), ".bin");
  return { program: join(folder, "pnpm"), folders: [folder] };
}

/** @param {import("./node-runtime.mjs").Tool} node */
function versionOnPath(node) {
  const { stdout } = spawnSync("pnpm", ["--version"], {
    // Outside the repository, where no `packageManager` field makes it fetch another version of itself.
    cwd: join(node.program, ".."),
    env: environmentWith(node.folders),
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return stdout?.trim();
}
