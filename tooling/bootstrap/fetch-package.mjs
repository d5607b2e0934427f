// @ts-check
import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { runToEnd } from "./child.mjs";
import { environmentWith, toolsFolder } from "./environment.mjs";

/**
 * Installs one package from the npm registry into `.tools`, once; an interrupted attempt leaves nothing half done. What
 * arrives is held against the hash in its lock: npm refuses anything else (EINTEGRITY).
 *
 * @param {string} name
 * @param {string} version
 * @param {string} [lock]  The file that has the hashes, among `locks` unless said.
 * @returns {Promise<string>}  The `node_modules` folder that holds it.
 */
export async function fetchPackage(name, version, lock = lockOf(name, version)) {
  const folder = join(toolsFolder, `${name}-${version}`);
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  // Its own package.json, so that npm does not look for one in the folders above.
  await writeFile(
    join(draft, "package.json"),
    JSON.stringify({ private: true, dependencies: { [name]: version } }),
  );
  await copyFile(lock, join(draft, "package-lock.json")).catch(() => {
    throw new Error(`There is no hash of ${name} ${version} in tooling/bootstrap/locks.`);
  });
  process.stderr.write(`Fetching ${name} ${version} …\n`);
  const { exitCode } = await npm(["ci", "--no-audit", "--no-fund"], draft);
  if (exitCode !== 0) throw new Error(`npm could not fetch ${name} ${version}; see its message above.`);
  await rename(draft, folder);
  return modules;
}

/**
 * @param {string} name
 * @param {string} version
 */
export const lockOf = (name, version) =>
  fileURLToPath(new URL(`locks/${name}-${version}.json`, import.meta.url));

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const own = process.env["npm_execpath"];
  const quiet = [...args, "--loglevel=error"];
  const options = { cwd, env: environmentWith([]), toStderr: true };
  // The npm that called us, if one did; another package manager's script also sets this variable.
  return own !== undefined && /npm-cli\.[cm]?js$/.test(own)
    ? runToEnd(process.execPath, [own, ...quiet], options)
    : runToEnd("npm", quiet, options);
}
