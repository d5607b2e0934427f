import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { complain } from "./complain.ts";
import { missingOptionals } from "./missing-optionals.ts";
import { root } from "./root.ts";
import { type Manifest, readManifest } from "./workspace.ts";

const installed = installedManifests();

complain(
  missingOptionals(installed, readFileSync(join(root, "pnpm-lock.yaml"), "utf8")),
  `${installed.length} installed packages, no optional dependency missing from the lockfile`,
);

/** `node_modules/.pnpm/<id>/node_modules/<name>/package.json`; links lead to packages that have an entry of their own. */
function installedManifests(): Manifest[] {
  const store = join(root, "node_modules", ".pnpm");
  return readdirSync(store, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
    .flatMap((entry) => packagesIn(join(store, entry.name, "node_modules")));
}

function packagesIn(folder: string): Manifest[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.name.startsWith("@") ? packagesIn(path) : [readManifest(join(path, "package.json"))];
    });
}
