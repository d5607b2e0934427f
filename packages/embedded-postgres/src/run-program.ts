import { spawn } from "node:child_process";

import type { ServerAccount } from "./cluster/account.ts";
import { noBinary, permission } from "./error.ts";

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end, as the server's account. */
export function runProgram(
  program: string,
  args: readonly string[],
  account: ServerAccount,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    // The present folder may be one that the account cannot enter, which PostgreSQL's programs refuse.
    const child = spawn(program, args, {
      ...account,
      cwd: process.platform === "win32" ? undefined : "/",
      env: { ...withoutPostgresSettings(process.env), LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error: NodeJS.ErrnoException) => reject(spawnError(program, error)));
    const finish = (exitCode: number | null): void => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ exitCode, output });
    };
    child.on("close", finish);
    // On Windows a server that pg_ctl starts keeps the pipes open for as long as it lives.
    child.on("exit", (exitCode) => setTimeout(finish, 500, exitCode).unref());
  });
}

/** `PGDATA`, `PGPORT` and their like speak of another server. */
function withoutPostgresSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("PG")));
}

function spawnError(program: string, error: NodeJS.ErrnoException): Error {
  // The file is there, but its dynamic loader is not: a system without glibc, such as Alpine.
  if (error.code === "ENOENT") return noBinary(`${process.platform}-${process.arch} with this C library`);
  if (error.code === "ENOEXEC") return noBinary(`${process.platform}-${process.arch}`);
  return permission(`${program} cannot be run (${error.code ?? error.message}).`);
}
