// @ts-check
import { mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { toolsFolder } from "./environment.mjs";

const lockFile = join(toolsFolder, "set-up.lock");

/**
 * Lets one process at a time fetch and install: two that are started at once on a fresh clone would disturb each other.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetUpLock(work) {
  await mkdir(toolsFolder, { recursive: true });
  while (!(await take())) await delay(200);
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function take() {
  try {
    const file = await open(lockFile, "wx");
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (await isAbandoned()) await rm(lockFile, { force: true });
    return false;
  }
}

async function isAbandoned() {
  try {
    const owner = Number(await readFile(lockFile, "utf8"));
    if (owner > 0) return !isAlive(owner);
    // Its owner died, or is about to write its number.
    return Date.now() - (await stat(lockFile)).mtimeMs > 5_000;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
