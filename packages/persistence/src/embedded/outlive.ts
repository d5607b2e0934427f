import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { extname, join } from "node:path";

import { EmbeddedError } from "./error.ts";
import type { Estate } from "./undertaker.ts";

/**
 * Has a process of its own stop a server and remove its folders when this process ends, even by a signal that nobody can
 * catch; answers what does it now.
 */
export function outlive(estate: Estate): () => Promise<void> {
  const script = join(import.meta.dirname, `undertaker${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [script, JSON.stringify(estate)], {
    // In a session of its own, a signal to all that a terminal runs spares it.
    detached: true,
    cwd: process.platform === "win32" ? undefined : "/",
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true,
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.stdin.end();
    const [exitCode] = await once(child, "exit");
    if (exitCode !== 0)
      throw new EmbeddedError(
        "not_started",
        `PostgreSQL in ${estate.place.dataDirectory} could not be stopped and removed.`,
      );
  };
}
