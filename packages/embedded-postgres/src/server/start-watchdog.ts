import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { extname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { leaveServer, type UsedServer } from "./leave-server.ts";

/** How long the end of a server is waited for, in milliseconds; it goes on without us. */
const patienceMs = 20_000;

/**
 * Has a process of its own leave the server when this process ends, even by a signal that nobody can catch; where that process
 * ends first, another takes its place. Answers what leaves the server now.
 */
export function startWatchdog(used: UsedServer): () => Promise<void> {
  let done = false;
  let child = watchdog(used);
  const replace = () => {
    if (done) return;
    child = watchdog(used);
    child.once("exit", replace);
  };
  child.once("exit", replace);
  return async () => {
    if (done) return;
    done = true;
    if (child.exitCode !== null || child.signalCode !== null) return leaveServer(used, false);
    child.ref();
    const exited = once(child, "exit");
    child.stdin?.end("done");
    await Promise.race([exited, delay(patienceMs, undefined, { ref: false })]);
  };
}

function watchdog(used: UsedServer): ChildProcess {
  const script = join(import.meta.dirname, `watchdog${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [script, JSON.stringify(used)], {
    // In a session of its own, a signal to all that a terminal runs spares it.
    detached: true,
    cwd: process.platform === "win32" ? undefined : "/",
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true,
  });
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}
