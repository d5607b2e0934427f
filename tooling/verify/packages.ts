import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { complain } from "./complain.ts";
import { importComplaints } from "./import-packed.ts";
import { packAll } from "./pack.ts";
import { outputOf } from "./output-of.ts";
import { publishedPackages } from "./workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "riskloom-packages-"));
try {
  const build = await outputOf("tsc", ["-b", ...publishedPackages().map(({ folder: source }) => source)]);
  const packed = build.failed ? [] : await packAll(folder);
  const complaints = build.failed ? [build.output] : [];
  for (const { name, tarball } of packed) {
    const publint = await outputOf("publint", ["run", tarball, "--strict"], import.meta.dirname);
    if (publint.failed) complaints.push(`${name}: publint\n${publint.output}`);
    const attw = await outputOf(
      "attw",
      [tarball, "--profile", "esm-only", "--no-emoji", "--format", "ascii"],
      import.meta.dirname,
    );
    if (attw.failed) complaints.push(`${name}: attw\n${attw.output}`);
  }
  complaints.push(...(await importComplaints(packed, folder)));
  complain(complaints, `${packed.length} packages packed, checked and imported`);
} finally {
  rmSync(folder, { recursive: true });
}
