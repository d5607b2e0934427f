// @ts-check
import { readManifest } from "./environment.mjs";
import { isInRange } from "./version-range.mjs";

/** Called first by what may be started without the launcher: ends with advice where Node is too old for our sources. */
export function requireNode() {
  const wanted = readManifest().engines.node;
  const own = process.versions.node;
  if (isInRange(own, wanted)) return;
  process.stderr.write(
    `This repository needs Node ${wanted}; this is ${own}. npm test and the other scripts fetch one; put "node tooling/bootstrap/run.mjs exec" before any other command.\n`,
  );
  process.exit(1);
}
