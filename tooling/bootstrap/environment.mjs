// @ts-check
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Ignored by git: what the machine lacks is fetched into it. */
export const toolsFolder = join(root, ".tools");

/** @returns {{ engines: { node: string }, packageManager: string }} */
export const readManifest = () => JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What npm tells its scripts about itself would confuse the package manager; the user's own settings stay. */
const ofCallingNpm =
  /^npm_(lifecycle_|package_|command$|execpath$|node_execpath$|config_(prefix|local_prefix|global_prefix|user_agent|node_gyp|npm_version|init_module)$)/i;

/**
 * Our environment with the folders at the head of the search path, then the repository's own programs.
 *
 * @param {string[]} folders
 * @param {NodeJS.ProcessEnv} [additions]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(folders, additions = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...additions };
  let searchPath = "";
  for (const [name, value] of Object.entries(process.env)) {
    if (name.toUpperCase() === "PATH") searchPath = value ?? "";
    else if (!ofCallingNpm.test(name)) environment[name] ??= value;
  }
  environment["PATH"] = [...folders, join(root, "node_modules", ".bin"), searchPath].join(delimiter);
  return environment;
}
