import { globSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

import { outputOf } from "./output-of.ts";
import { root } from "./root.ts";
import { type Manifest, publishedPackages, readManifest } from "./workspace.ts";

export interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** Of the tarball, with the versions that the catalog stands for. */
  readonly manifest: Manifest;
}

/**
 * Packs every published package and unpacks it below `folder/node_modules`, as a throw-away project would have it.
 * Its dependencies are linked from the workspace, but only those that the packed manifest declares.
 */
export async function packAll(folder: string): Promise<PackedPackage[]> {
  const packed: PackedPackage[] = [];
  for (const { folder: source, manifest } of publishedPackages()) {
    const destination = join(folder, manifest.name.replace("/", "-"));
    await mkdir(destination);
    const { failed, output } = await outputOf(
      "pnpm",
      ["pack", "--pack-destination", destination],
      join(root, source),
    );
    const [file] = globSync("*.tgz", { cwd: destination });
    if (failed || file === undefined) throw new Error(`${manifest.name} cannot be packed:\n${output}`);
    const tarball = join(destination, file);
    packed.push({
      name: manifest.name,
      tarball,
      manifest: await unpack(tarball, folder, join(root, source)),
    });
  }
  return packed;
}

async function unpack(tarball: string, folder: string, source: string): Promise<Manifest> {
  const { name } = readManifest(join(source, "package.json"));
  const target = join(folder, "node_modules", name);
  await mkdir(target, { recursive: true });
  const { failed, output } = await outputOf("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  if (failed) throw new Error(`${tarball} cannot be unpacked:\n${output}`);
  const manifest = readManifest(join(target, "package.json"));
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    if (dependency.startsWith("@riskloom/")) continue;
    const link = join(target, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(source, "node_modules", dependency), link, "junction");
  }
  return manifest;
}
