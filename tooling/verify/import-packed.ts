import { outputOf } from "./output-of.ts";
import type { PackedPackage } from "./pack.ts";

/** Imports every entry of every packed package from the project in `folder`. */
export async function importComplaints(packed: readonly PackedPackage[], folder: string): Promise<string[]> {
  const complaints: string[] = [];
  for (const { name, manifest } of packed) {
    complaints.push(...versionComplaints(manifest.name, { ...manifest.dependencies }));
    for (const entry of Object.keys(manifest.exports ?? {})) {
      const specifier = name + entry.slice(1);
      const program = `await import(${JSON.stringify(specifier)})`;
      const { failed, output } = await outputOf("node", ["--input-type=module", "-e", program], folder);
      if (failed) complaints.push(`${specifier} cannot be imported from its tarball:\n${output}`);
    }
  }
  return complaints;
}

/** What only this repository understands must not be published. */
const versionComplaints = (name: string, dependencies: Readonly<Record<string, string>>): string[] =>
  Object.entries(dependencies)
    .filter(([, version]) => /^(catalog|workspace|file|link):/.test(version))
    .map(([dependency, version]) => `${name}: the tarball asks for ${dependency} ${version}`);
