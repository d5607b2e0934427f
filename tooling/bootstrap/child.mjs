// @ts-check
import { spawn } from "node:child_process";

import { root } from "./environment.mjs";
import { watchCallingScript } from "./parent-watch.mjs";

/**
 * @typedef {{ exitCode: number, signal: NodeJS.Signals | null }} Outcome
 */

/**
 * Runs a program with our terminal, and passes on the signals that end us.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string, toStderr?: boolean, tied?: boolean }} options  `toStderr` keeps our own output clean;
 *   `tied` gives the program a channel to us, whose end tells it that we ended, even by a signal that nobody can catch.
 * @returns {Promise<Outcome>}
 */
export function runToEnd(program, args, { env, cwd = root, toStderr = false, tied = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: toStderr ? ["ignore", 2, 2] : tied ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
      // npm and pnpm are command files there, which only a shell runs.
      shell: process.platform === "win32" && program !== process.execPath,
    });
    const stopForwarding = forwardSignals(child);
    child.on("error", (error) => {
      stopForwarding();
      reject(new Error(`${program} cannot be run: ${error.message}`));
    });
    child.on("exit", (exitCode, signal) => {
      stopForwarding();
      resolve({ exitCode: exitCode ?? 1, signal });
    });
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => void}  Ends the forwarding.
 */
function forwardSignals(child) {
  /** @type {(signal: NodeJS.Signals) => void} */
  const forward = (signal) => {
    // A terminal sends Ctrl-C to the child itself; twice would mean "at once" to it.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = watchCallingScript(() => child.kill("SIGTERM"));
  return () => {
    stopWatching();
    for (const signal of signals) process.off(signal, forward);
  };
}
