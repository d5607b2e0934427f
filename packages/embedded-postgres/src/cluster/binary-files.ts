import { access, chmod, cp, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

import { codeOf } from "../system-error.ts";

/**
 * npm packages cannot hold symbolic links; the package lists those that its libraries need.
 * Answers false when the package's folder may not be written.
 */
export async function makeLinks(home: string): Promise<boolean> {
  const list = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: readonly PackageLink[] = JSON.parse(list);
  try {
    for (const { source, target } of links) await makeLink(join(home, source), join(home, target));
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Copies the binaries of the package `installed` below `target`, readable by all; answers the copy's folder. */
export async function copyBinaries(installed: string, target: string): Promise<string> {
  const manifest: { readonly version: string } = JSON.parse(
    await readFile(join(installed, "package.json"), "utf8"),
  );
  const copy = join(target, `postgresql-${manifest.version}`);
  if (await exists(copy)) return copy;
  const draft = `${copy}.new-${process.pid}`;
  await mkdir(draft, { recursive: true });
  await cp(join(installed, "native"), join(draft, "native"), {
    recursive: true,
    // Else each link of the copy would lead back to the folder that cannot be reached.
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith(".a"),
  });
  await openToAll(draft);
  await makeLinks(draft);
  // The copy appears whole or not at all, also when two processes make it at once.
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  return copy;
}

interface PackageLink {
  readonly source: string;
  readonly target: string;
}

async function makeLink(file: string, link: string): Promise<void> {
  if (await exists(link)) return;
  await symlink(relative(dirname(link), file), link).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return;
    // Windows makes links for few accounts only.
    if (error.code !== "EPERM" || process.platform !== "win32") throw error;
    await copyFile(file, link);
  });
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
