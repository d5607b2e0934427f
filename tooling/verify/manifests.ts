import { existsSync } from "node:fs";
import { join } from "node:path";

import { complain } from "./complain.ts";
import { root } from "./root.ts";
import { type WorkspacePackage, workspacePackages } from "./workspace.ts";

const packages = workspacePackages();

complain(
  packages.flatMap((each) => [...versionComplaints(each), ...descriptionComplaints(each)]),
  `${packages.length} packages, every version from the catalog`,
);

function versionComplaints({ folder, manifest }: WorkspacePackage): string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest;
  return [dependencies, devDependencies, optionalDependencies, peerDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, version]) => version !== "catalog:" && !version.startsWith("workspace:"))
    .map(([name, version]) => `${folder}: ${name} is ${version}, not "catalog:" or "workspace:*"`);
}

function descriptionComplaints({ folder, manifest }: WorkspacePackage): string[] {
  const complaints = existsSync(join(root, folder, "README.md")) ? [] : [`${folder}: has no README.md`];
  if (manifest.license !== "MIT") complaints.push(`${folder}: names no licence`);
  if (manifest.private) return complaints;
  if (!manifest.description) complaints.push(`${folder}: has no description`);
  if (!manifest.files?.includes("dist")) complaints.push(`${folder}: "files" does not hold dist`);
  if (!manifest.engines?.["node"]) complaints.push(`${folder}: names no Node version`);
  return complaints;
}
