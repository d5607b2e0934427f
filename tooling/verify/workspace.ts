import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { root } from "./root.ts";

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly files?: readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface WorkspacePackage {
  /** Relative to the repository. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package of the workspace, sorted by folder. */
export function workspacePackages(): WorkspacePackage[] {
  const files = globSync("{packages,apps,tooling}/*/package.json", { cwd: root });
  return files
    .toSorted()
    .map((file) => ({ folder: dirname(file), manifest: readManifest(join(root, file)) }));
}

/** Those that are published. */
export const publishedPackages = (): WorkspacePackage[] =>
  workspacePackages().filter(({ manifest }) => manifest.private !== true);

export function readManifest(file: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"));
  return manifest;
}
