// @ts-check
import { install, isInstalled } from "./installation.mjs";
import { fetchNode, ownNode } from "./node-runtime.mjs";
import { findPackageManager } from "./package-manager.mjs";
import { withSetUpLock } from "./set-up-lock.mjs";

/**
 * Makes Node, the package manager and the dependencies available, fetching only what the machine lacks.
 *
 * @param {boolean} needsPackageManager  Whether the task calls it; an installation calls it anyway.
 * @returns {Promise<string[]>}  The folders to stand first in the search path.
 */
export async function setUp(needsPackageManager) {
  const own = ownNode();
  if (own !== null && !needsPackageManager && (await isInstalled())) return own.folders;
  return withSetUpLock(async () => {
    const node = own ?? (await fetchNode());
    const installed = await isInstalled();
    if (installed && !needsPackageManager) return node.folders;
    const manager = await findPackageManager(node);
    if (!installed) await install(node, manager);
    return [...node.folders, ...manager.folders];
  });
}
