// @ts-check
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { runToEnd } from "./child.mjs";
import { environmentWith, toolsFolder } from "./environment.mjs";

/**
 * Installs one package from the npm registry into `.tools`, once; an interrupted attempt leaves nothing half done.
 *
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string>}  The `node_modules` folder that holds it.
 */
export async function fetchPackage(name, version) {
  const folder = join(toolsFolder, `${name}-${version}`);
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  // Its own package.json, so that npm does not look for one in the folders above.
  await writeFile(join(draft, "package.json"), '{ "private": true }\n');
  process.stderr.write(`Fetching ${name} ${version} …\n`);
  const { exitCode } = await npm(
    ["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", `${name}@${version}`],
    draft,
  );
  if (exitCode !== 0) throw new Error(`npm could not fetch ${name} ${version}; see its message above.`);
  await rename(draft, folder);
  return modules;
}

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
