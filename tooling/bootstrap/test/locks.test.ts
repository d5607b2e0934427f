import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { readManifest } from "../environment.mjs";
import { lockOf } from "../fetch-package.mjs";
import { fetchable } from "../node-runtime.mjs";

const folder = join(import.meta.dirname, "../locks");
interface Lock {
  packages: Record<string, { integrity?: string; resolved?: string }>;
}
const read = (file: string): Lock => JSON.parse(readFileSync(file, "utf8"));

test("whatever may be fetched, on any platform, has a lock, and there is no other", () => {
  const [name = "", version = ""] = readManifest().packageManager.split("@");
  const locks = [...fetchable.map((one) => lockOf(one.name, one.version)), lockOf(name, version)];
  expect(readdirSync(folder).map((file) => join(folder, file))).toEqual(locks.toSorted());
});

test.each(readdirSync(folder))("%s names a SHA-512 for everything in it, and no address", (file) => {
  const { "": own, ...packages } = read(join(folder, file)).packages;
  expect(own?.integrity).toBeUndefined();
  for (const { integrity, resolved } of Object.values(packages))
    expect([integrity, resolved]).toEqual([expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/), undefined]);
});

test("npm refuses what does not have the hash of its lock", async () => {
  const draft = await mkdtemp(join(tmpdir(), "riskloom-lock-"));
  try {
    const pack = join(draft, "pack");
    const made = JSON.stringify({ name: "tampered", version: "1.0.0" });
    spawnSync("mkdir", [pack]);
    await writeFile(join(pack, "package.json"), made);
    spawnSync("npm", ["pack", "--loglevel=error"], { cwd: pack });
    const dependencies = { tampered: "file:pack/tampered-1.0.0.tgz" };
    await writeFile(join(draft, "package.json"), JSON.stringify({ private: true, dependencies }));
    const integrity = `sha512-${Buffer.alloc(64).toString("base64")}`;
    const packages = {
      "": { dependencies },
      "node_modules/tampered": { version: "1.0.0", resolved: "file:pack/tampered-1.0.0.tgz", integrity },
    };
    const lock = JSON.stringify({ lockfileVersion: 3, requires: true, packages });
    await writeFile(join(draft, "package-lock.json"), lock);
    const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--offline"], {
      cwd: draft,
      encoding: "utf8",
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain("EINTEGRITY");
  } finally {
    await rm(draft, { recursive: true });
  }
});
