import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

import type { Check } from "./checks.ts";
import { root } from "./root.ts";

/** Runs a check and tells how it went; what its programs said is shown only when one of them fails. */
export async function runCheck({ name, asks, commands }: Check): Promise<boolean> {
  const begin = performance.now();
  for (const [program, ...args] of commands) {
    const { exitCode, output } = await run(program, args);
    if (exitCode === 0) continue;
    console.log(`✗ ${name}: ${asks}\n\n${output.trimEnd()}\n`);
    return false;
  }
  console.log(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  return true;
}

function run(program: string, args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}
