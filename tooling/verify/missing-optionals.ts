import type { Manifest } from "./workspace.ts";

/**
 * Complaints about optional dependencies of installed packages that the lockfile does not know.
 *
 * Where a registry lacks a tool's binary for another platform, pnpm leaves it out of the lockfile without a word, and
 * an installation from that lockfile has no binary there.
 */
export function missingOptionals(installed: readonly Manifest[], lockfile: string): string[] {
  const entries = lockfile.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@[^:\s]/gm);
  const locked = new Set(Array.from(entries, ([, name]) => name));
  return installed
    .flatMap((manifest) =>
      Object.keys(manifest.optionalDependencies ?? {})
        .filter((name) => !locked.has(name))
        .map((name) => `${manifest.name}@${manifest.version}: ${name} is not in pnpm-lock.yaml`),
    )
    .toSorted();
}
